# SPDX-License-Identifier: MIT
"""Builds every example with the real Arduino core and reads what it prints."""

from __future__ import annotations

import re
from pathlib import Path

import make_examples
import network
import numpy as np
import pytest
from support.sketches import EXAMPLES, ROOT, SECOND, build, sketch
from thimble import toolchain

NAMES = sorted(path.stem for path in EXAMPLES.glob("*/*.ino"))
BOARDS = ["uno", "nano", "mega", "leonardo"]

PARITY = "".join(
    f"{a} {b} {c} -> {a ^ b ^ c}.0000\r\n" for a in (0, 1) for b in (0, 1) for c in (0, 1)
)


def serial(name: str, board: str, folder: Path, seconds: float = 0.5) -> str:
    """What the sketch prints; sketches have no end, so they are stopped."""
    firmware = build(name, board, folder)
    with pytest.raises(toolchain.SimulationError) as stopped:
        toolchain.simulate(firmware, limit=int(seconds * SECOND))
    assert stopped.value.result.stop == "limit", stopped.value
    return stopped.value.result.serial


def test_every_folder_is_an_example():
    # Those of NeuralNetwork.h have a folder and a test of their own.
    folders = sorted(
        path.name
        for path in EXAMPLES.iterdir()
        if path.is_dir() and path.name != "NeuralNetwork"
    )
    assert folders == NAMES
    assert {"Digits", "Xor", "CustomActivation", "OneValueAtATime"} <= set(NAMES)


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("name", NAMES)
def test_builds_without_a_warning(name, board, tmp_path, claim):
    firmware = build(name, board, tmp_path)
    assert claim("examples_run").check(firmware.warnings == "")


@pytest.mark.parametrize("name", NAMES)
def test_is_short(name):
    assert len(sketch(name).read_text().splitlines()) <= 60


@pytest.mark.parametrize("board", ["uno", "nano", "mega"])
@pytest.mark.parametrize("name", ["Xor", "CustomActivation"])
def test_prints_the_truth_table(name, board, tmp_path, claim):
    assert claim("examples_run").check(serial(name, board, tmp_path) == PARITY)


@pytest.mark.parametrize("board", ["uno", "nano", "mega"])
def test_digits_reads_its_pictures(board, tmp_path, claim):
    lines = serial("Digits", board, tmp_path).splitlines()
    read = [int(line[0]) for line in lines]
    right = network.digits().y_test[: make_examples.PICTURES].tolist()
    assert claim("examples_run").check(read == right), lines
    assert all(re.fullmatch(r"\d, \d+ % sure", line) for line in lines)


def test_digits_reads_what_is_sent(tmp_path, claim):
    data = network.digits()
    pictures = data.x_test[10:30].astype(np.uint8)
    sent = b"".join((picture + ord("0")).tobytes() + b"\r\n" for picture in pictures)
    firmware = toolchain.build(
        Path(__file__).with_name("serial_feed.cpp"),
        "uno",
        tmp_path,
        includes=[EXAMPLES / "Digits"],
    )
    result = toolchain.simulate(firmware, input=sent)
    read = [int(line.split(b",")[0]) for line in result.output.splitlines()]
    read = read[make_examples.PICTURES :]
    model = make_examples.digits_network()
    expected = model.predict(pictures.astype(np.float32)).argmax(axis=1)
    assert claim("examples_run").check(read == expected.tolist())
    assert np.mean(np.array(read) == data.y_test[10:30]) >= 0.9


@pytest.mark.parametrize("board", ["uno", "nano", "mega"])
def test_names_the_waves(board, tmp_path, claim):
    first, *lines = serial("OneValueAtATime", board, tmp_path).splitlines()
    assert re.fullmatch(r"bytes of RAM: \d+", first)
    named = [line.split(",")[0] for line in lines[:-1]]
    kinds = ["sine", "square", "triangle", "steady"]
    assert len(named) >= 8
    right = [kinds[index % 4] for index in range(len(named))]
    assert claim("examples_run").check(named == right), lines


def test_generated_headers_are_up_to_date(claim):
    for path, text in make_examples.headers().items():
        assert claim("examples_run").check(path.read_text(encoding="utf-8") == text), path


# What the sketches of the docs leave to the reader.
SENSORS = """
void read_pixels(int8_t* pixels) { pixels[0] = 0; }
const float* read_sensor() { static float x[64]; return x; }
"""


@pytest.mark.parametrize("page", ["README.md", "docs/start.md"])
def test_sketches_of_the_docs_compile(page, tmp_path, claim):
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```cpp\n(.*?)```", text, re.DOTALL)
    sketches = [block for block in blocks if "digits.h" in block and "loop()" in block]
    assert sketches, f"{page} shows no sketch that includes digits.h"
    for index, sketch_text in enumerate(sketches):
        path = tmp_path / f"page{index}.ino"
        path.write_text(SENSORS + sketch_text, encoding="utf-8")
        firmware = toolchain.build(
            path, "uno", tmp_path / str(index), includes=[EXAMPLES / "Digits"]
        )
        assert claim("examples_run").check(firmware.warnings == "")
