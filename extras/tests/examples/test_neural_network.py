# SPDX-License-Identifier: MIT
"""Every sketch of examples/NeuralNetwork in the simulator, with what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from thimble import toolchain
from thimble.arduino_core import PLATFORM

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "NeuralNetwork"
NAMES = sorted(path.stem for path in FOLDER.glob("*/*.ino"))
LIBRARIES = [Path(__file__).with_name("libraries"), PLATFORM / "libraries/EEPROM/src"]
SECOND = 16_000_000

PARITY = [a ^ b ^ c for a in (0, 1) for b in (0, 1) for c in (0, 1)]
TABLES = [
    "Xor_pretrained", "Xor_progmem", "Xor_int8", "Xor_double", "Many_biases",
    "Activations_per_layer", "Custom_activation", "Sd_save_and_load", "Fram",
]  # fmt: skip


def serial(name: str, folder: Path, seconds: float = 1, eeprom: bytes | None = None):
    """What a sketch prints, and the EEPROM it leaves; sketches have no end."""
    sketch = FOLDER / name / f"{name}.ino"
    # Only the libraries that a sketch includes are on the path, as in the IDE.
    text = sketch.read_text(encoding="utf-8")
    headers = {"SD.h": 0, "FRAM.h": 0, "EEPROM.h": 1}
    used = {LIBRARIES[i] for header, i in headers.items() if f"<{header}>" in text}
    includes = sorted(used)
    if used == {LIBRARIES[0]}:
        only = folder / "libraries"
        only.mkdir(parents=True)
        for header in ("SD.h", "FRAM.h"):
            if f"<{header}>" in text:
                (only / header).write_text((LIBRARIES[0] / header).read_text())
        includes = [only]
    firmware = toolchain.build(sketch, "uno", folder / "build", includes=includes)
    assert firmware.warnings == ""
    with pytest.raises(toolchain.SimulationError) as stopped:
        toolchain.simulate(firmware, limit=int(seconds * SECOND), eeprom=eeprom)
    assert stopped.value.result.stop == "limit", stopped.value
    return stopped.value.result


def truth(text: str) -> list[int]:
    lines = [line for line in text.splitlines() if "->" in line]
    return [round(float(line.split("->")[1])) for line in lines]


def numbers(text: str) -> list[float]:
    return [float(line) for line in text.splitlines() if line]


@pytest.mark.parametrize("name", TABLES)
def test_truth_table(name, tmp_path, claim):
    text = serial(name, tmp_path).serial
    assert claim("examples_run").check(truth(text) == PARITY), text


def test_many_biases_are_printed(tmp_path, claim):
    text = serial("Many_biases", tmp_path).serial
    assert claim("examples_run").check(text.startswith(
        "\r\n----------------------\r\n3x3\r\n   B:-5.0000000\r\n"
        "1  W: 10.0000000  W: 10.0000000  W: 10.0000000 \r\n"))  # fmt: skip


def test_eeprom_goes_from_one_sketch_to_the_other(tmp_path, claim):
    saved = serial("Eeprom_save", tmp_path / "save", 2)
    assert "next free address: " in saved.serial
    text = serial("Eeprom_run", tmp_path / "run", 1, saved.eeprom).serial
    assert claim("examples_run").check(truth(text) == PARITY), text
    text = serial("Eeprom_run", tmp_path / "none", 1, b"\xff" * 1024).serial
    assert claim("examples_run").check("run Eeprom_save first" in text)


@pytest.mark.parametrize("name", ["Xor_train", "Hill_climbing"])
def test_learns(name, tmp_path, claim):
    text = serial(name, tmp_path, 30).serial
    first, *rest = text.splitlines()
    assert claim("examples_run").check([round(float(y)) for y in rest] == [0, 1, 1, 0])
    assert int(first.split()[1]) < 5000


def test_loop_gives_its_memory_back(tmp_path, claim):
    result = serial("Run_in_a_loop", tmp_path)
    found = [round(y) for y in numbers(result.serial)]
    assert claim("examples_run").check(found == PARITY * 4), result.serial
    assert claim("examples_run").check(result.heap_bytes < 120)


def test_image_one_pixel_at_a_time(tmp_path, claim):
    text = serial("Individual_28x28", tmp_path).serial
    halves = [line.split(": ")[1] for line in text.splitlines()]
    right = ["upper half", "upper half", "lower half", "lower half"]
    assert claim("examples_run").check(halves == right), text


RECURRENT = {
    "Rnn": [0.5, 0.75, 0.875, 0.9375, 0.4688, 0.2344, 0.1172, 0.0586, 0.5],
    "Gru": [0.5, 0.5, 0.5, -0.25, -0.25, 1],
    "Lstm": [0, 1, 2, 2, 3, 3, 3, 4],
}


@pytest.mark.parametrize("name", RECURRENT)
def test_recurrent(name, tmp_path, claim):
    text = serial(name, tmp_path).serial
    near = [abs(a - b) < 2e-4 for a, b in zip(numbers(text), RECURRENT[name])]
    assert claim("examples_run").check(len(near) == len(RECURRENT[name]) and all(near)), (
        text
    )


def test_all_are_tested():
    tested = {*TABLES, *RECURRENT, "Eeprom_save", "Eeprom_run", "Xor_train",
              "Hill_climbing", "Run_in_a_loop", "Individual_28x28"}  # fmt: skip
    assert set(NAMES) == tested
