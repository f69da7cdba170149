# SPDX-License-Identifier: MIT
"""The examples with media: they save, run from where the record lies, and swap it."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from support.fat16 import write_card
from support.sketches import SECOND, build
from thimble import toolchain

TRUTH = [f"{bits:b} -> {bin(bits).count('1') % 2}.0000" for bits in range(8)]


def run(
    name: str,
    folder: Path,
    seconds: float,
    eeprom: bytes | None = None,
    media: dict[str, Path] | None = None,
) -> tuple[list[str], bytes]:
    """What a sketch prints, and the EEPROM behind it; sketches have no end."""
    firmware = build(name, "uno", folder / name)
    with pytest.raises(toolchain.SimulationError) as stopped:
        toolchain.simulate(
            firmware, limit=int(seconds * SECOND), eeprom=eeprom, media=media
        )
    result = stopped.value.result
    assert result.stop == "limit", stopped.value
    return result.serial.splitlines(), result.eeprom


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], bytes]:
    return run("SaveToEeprom", tmp_path_factory.mktemp("saved"), 1.5)


def first_record(content: bytes) -> bytes:
    return content[: int.from_bytes(content[4:8], "little")]


def seal(record: bytes) -> bytes:
    return record[:-4] + struct.pack("<I", zlib.crc32(record[:-4]))


def test_save_to_eeprom(saved, tmp_path, claim):
    lines, eeprom = saved
    assert lines[0] == "before: no record has been saved here yet: the memory is erased"
    assert claim("examples_run").check(lines[1:] == ["saved", "after: all is well"])
    assert zlib.crc32(first_record(eeprom)[:-4]) == int.from_bytes(
        first_record(eeprom)[-4:], "little"
    )
    again, later = run("SaveToEeprom", tmp_path, 2.5, eeprom=eeprom)
    assert again == ["before: all is well", "saved", "after: all is well"]
    assert first_record(later[512:]) == first_record(eeprom)  # in the other slot


def test_run_from_eeprom(saved, tmp_path, claim):
    lines, _ = run("RunFromEeprom", tmp_path, 0.5, eeprom=saved[1])
    assert claim("examples_run").check(lines[:8] == TRUTH), lines
    nothing, _ = run("RunFromEeprom", tmp_path, 0.5)
    assert nothing[0].endswith("Run the example SaveToEeprom first.")


def test_run_from_fram(tmp_path, claim):
    chip = tmp_path / "chip"
    chip.write_bytes(b"\xff" * 32768)
    lines, _ = run("RunFromFram", tmp_path, 1.0, media={"fram-i2c": chip})
    assert claim("examples_run").check(lines == ["saved", *TRUTH]), lines
    lines, _ = run("RunFromFram", tmp_path, 1.0, media={"fram-i2c": chip})
    assert claim("examples_run").check(lines == TRUTH), lines
    lines, _ = run("RunFromFram", tmp_path, 1.0)  # no chip at all
    assert lines == ["there is no FRAM at 0x50"]


def test_load_from_sd(saved, tmp_path, claim):
    record = first_record(saved[1])
    card = write_card(tmp_path / "card", {"XOR.THM": record})
    lines, _ = run("LoadFromSd", tmp_path, 1.0, media={"sd": card})
    assert claim("examples_run").check(lines == ["all is well", *TRUTH]), lines
    card = write_card(tmp_path / "card", {"XOR.THM": record[:-1]})
    lines, _ = run("LoadFromSd", tmp_path, 1.0, media={"sd": card})
    assert len(lines) == 1 and lines[0].startswith("the record ends too early")
    card = write_card(tmp_path / "card", {"OTHER.THM": record})
    lines, _ = run("LoadFromSd", tmp_path, 1.0, media={"sd": card})
    assert lines[0].startswith("nothing is there")
    assert run("LoadFromSd", tmp_path, 2.0)[0] == ["there is no card"]


def read_until(port: int, wanted: str, seconds: float = 60.0) -> str:
    text, end = "", time.monotonic() + seconds
    while wanted not in text and time.monotonic() < end:
        if select.select([port], [], [], 0.2)[0]:
            text += os.read(port, 100).decode("latin-1")
    assert wanted in text, text
    return text


def test_swap_over_serial(saved, tmp_path, claim):
    record = first_record(saved[1])
    # The output's weights begin 20 bytes before the checksum: its bias turned around.
    values = list(struct.unpack("<4f", record[-20:-4]))
    inverted = seal(record[:-20] + struct.pack("<4f", *(-v for v in values)) + bytes(4))
    other_shape = seal(record[:12] + bytes([4]) + record[13:])
    files = {"xor": record, "inverted": inverted, "shape": other_shape}
    for name, content in files.items():
        (tmp_path / f"{name}.thm").write_bytes(content)
    firmware = build("SwapOverSerial", "uno", tmp_path / "build")
    command = [toolchain.simulator(), "--board", "uno", "--serial-pty", firmware.elf]
    board = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )

    def send(name: str, to: str) -> subprocess.CompletedProcess[str]:
        words = ["-m", "thimble", "send", str(tmp_path / f"{name}.thm"), "--port", to]
        return subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, timeout=100
        )

    try:
        name = board.stderr.readline().removeprefix("serial port: ").strip()
        blocks = -(-len(record) // 32)
        for record_name, outputs in (("xor", "01101001"), ("inverted", "10010110")):
            done = send(record_name, name)
            expected = (
                f"sent {len(record)} bytes in {blocks} blocks; the sketch: all is well"
            )
            right = done.returncode == 0 and expected in done.stdout
            assert claim("examples_run").check(right), done
            with Path(name).open("rb", buffering=0) as port:
                assert outputs in read_until(port.fileno(), outputs)
        done = send("shape", name)
        assert done.returncode == 1
        assert "the sketch refused the record: the record holds another network" in (
            done.stderr
        )
        with Path(name).open("rb", buffering=0) as port:
            assert "10010110" in read_until(port.fileno(), "10010110")
    finally:
        board.kill()
        board.wait()
