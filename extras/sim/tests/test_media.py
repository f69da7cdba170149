# SPDX-License-Identifier: MIT
"""FRAM chips, the SD card and power cuts, by what the buses of an Uno show."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sim_support import PROGRAMS
from thimble import toolchain
from thimble.toolchain import Firmware

I2C, SPI, SD = 0, 1, 2
Command = tuple[int, bytes, int]
Talk = Callable[..., list[bytes]]


@pytest.fixture(scope="module")
def firmware(tmp_path_factory: pytest.TempPathFactory) -> Firmware:
    work = tmp_path_factory.mktemp("media")
    return toolchain.build(PROGRAMS / "media.cpp", "uno", work, libraries=["Wire", "SPI"])


@pytest.fixture
def talk(firmware: Firmware) -> Talk:
    """Sends commands (bus, bytes, bytes to read) and returns the answers."""

    def talk(media: dict[str, Path], *commands: Command, cut: int | None = None):
        data = b"".join(
            bytes([bus, len(sent), wanted]) + sent for bus, sent, wanted in commands
        )
        result = toolchain.simulate(
            firmware, input=data, media=media, cut_at_write=cut, limit=200_000_000
        )
        answers, at = [], 0
        for bus, sent, wanted in commands:
            length = 1 + wanted if bus == I2C else len(sent) + wanted
            answers.append(result.output[at : at + length])
            at += length
        talk.result = result
        return answers

    return talk


def image(path: Path, size: int, fill: bytes = b"\0") -> Path:
    path.write_bytes((fill * size)[:size])
    return path


@pytest.mark.parametrize("size", [512, 2048, 8192, 32768, 131072])
def test_i2c_fram(size, talk, tmp_path):
    chip = image(tmp_path / "chip", size)
    at = size - 2  # over the end it begins again at 0
    if size <= 2048:
        device, address = 0x50 | at >> 8, bytes([at & 0xFF])
    else:
        device, address = 0x50 | at >> 16, bytes([at >> 8 & 0xFF, at & 0xFF])
    wrote, read, other, current = talk(
        {"fram-i2c": chip},
        (I2C, bytes([device]) + address + b"abcd", 0),
        (I2C, bytes([device]) + address, 4),
        (I2C, bytes([0x58, 0, 0]), 0),
        (I2C, bytes([0x50, 0, 0][: 3 if size > 2048 else 2]), 3),
    )
    assert wrote == b"\0" and read == b"\0abcd" and current == b"\0cd\0"
    assert other != b"\0"  # nobody answers at this address
    content = chip.read_bytes()
    assert content[-2:] == b"ab" and content[:3] == b"cd\0" and len(content) == size
    assert talk.result.bytes_written == 4


def test_i2c_fram_tells_its_id(talk, tmp_path):
    chip = image(tmp_path / "chip", 32768)
    (answer,) = talk({"fram-i2c": chip}, (I2C, bytes([0x7C, 0xA0]), 3))
    assert answer == b"\0\x00\xa5\x10"


@pytest.mark.parametrize("size", [32768, 262144])
def test_spi_fram(size, talk, tmp_path):
    chip = image(tmp_path / "chip", size)
    address = (size - 2).to_bytes(2 if size <= 65536 else 3, "big")
    answers = talk(
        {"fram-spi": chip},
        (SPI, b"\x02" + address + b"xx", 0),  # without WREN nothing is written
        (SPI, b"\x03" + address, 3),
        (SPI, b"\x06", 0),
        (SPI, b"\x05", 1),
        (SPI, b"\x02" + address + b"abc", 0),
        (SPI, b"\x05", 1),
        (SPI, b"\x02" + address + b"yy", 0),  # the WREN is used up
        (SPI, b"\x03" + address, 3),
        (SPI, b"\x9f", 2),
    )
    assert answers[1][-3:] == b"\0\0\0"
    assert answers[3][-1] & 2 and not answers[5][-1] & 2
    assert answers[7][-3:] == b"abc"
    assert answers[8][1:] == b"\x04\x7f"
    assert chip.read_bytes()[-2:] == b"ab" and chip.read_bytes()[:1] == b"c"


def sd_command(
    index: int, argument: int = 0, wanted: int = 8, crc: int = 0xFF
) -> Command:
    return SD, bytes([0x40 | index]) + argument.to_bytes(4, "big") + bytes([crc]), wanted


START = [
    sd_command(0, crc=0x95), sd_command(8, 0x1AA, crc=0x87),
    *[sd_command(55), sd_command(41, 0x40000000)] * 3,
]  # fmt: skip


@pytest.mark.parametrize("size", [1 << 20, (1 << 30) + (1 << 20)])
def test_sd_card(size, talk, tmp_path):
    card = tmp_path / "card"
    with card.open("wb") as file:
        file.truncate(size)
    is_high = size > 1 << 30
    place = 3 if is_high else 3 * 512
    answers = talk(
        {"sd": card},
        *START,
        sd_command(58), sd_command(9, wanted=24), sd_command(10, wanted=24),
        sd_command(13), sd_command(16, 512), sd_command(17, place, wanted=20),
        sd_command(17, 0xFFFFFE00), sd_command(20), sd_command(59, 1), sd_command(13),
    )  # fmt: skip
    after = [answer[6:] for answer in answers]
    assert after[0][1] == 1 and after[1][1:6] == b"\x01\0\0\x01\xaa"
    assert after[3][1] == 1 and after[7][1] == 0  # ready at the third time
    assert after[8][1:3] == (b"\0\xc0" if is_high else b"\0\x80") and after[8][3] == 0xFF
    data = after[9][after[9].index(b"\xfe") + 1 :][:16]
    if is_high:
        capacity = (int.from_bytes(data[7:10], "big") + 1) * 512 * 1024
    else:
        blocks = (data[6] & 3) << 10 | data[7] << 2 | data[8] >> 6
        multiplier = (data[9] & 3) << 1 | data[10] >> 7
        capacity = (blocks + 1) * 2 ** (multiplier + 2) * 512
    assert capacity == size
    assert after[11][1:3] == b"\0\0" and after[12][1] == 0
    assert after[13][1] == 0 and b"\xfe" + bytes(12) in after[13]
    assert after[14][1] == 0x40 and after[15][1] == 0x04 and after[16][1] == 0
    assert after[17][1] == 0x08  # from now on without a checksum nothing is done


PLACE_AND_BYTES = bytes([0x50, 0, 10]) + b"abcdefgh"


@pytest.mark.parametrize("cut", range(1, 10))
def test_the_power_fails_behind_a_byte(cut, talk, tmp_path):
    chip = image(tmp_path / "chip", 8192)
    talk({"fram-i2c": chip}, (I2C, PLACE_AND_BYTES, 0), cut=cut)
    assert talk.result.stop == ("cut" if cut <= 8 else "exit")
    assert talk.result.bytes_written == min(cut, 8)
    assert chip.read_bytes()[10:20] == b"abcdefgh"[:cut].ljust(10, b"\0")


def test_the_power_fails_while_the_eeprom_is_written(tmp_path):
    source = tmp_path / "program.cpp"
    source.write_text(
        "#include <avr/eeprom.h>\n#include <sim.h>\n"
        'int main() { eeprom_update_block("abcdefgh", nullptr, 8); sim::exit(3); }\n'
    )
    firmware = toolchain.build(source, "uno", tmp_path / "build", arduino=False)
    for cut in range(1, 10):
        result = toolchain.simulate(firmware, cut_at_write=cut, eeprom=b"xbx")
        written = min(cut, 7)  # the b is there already; from the end to the beginning
        assert result.bytes_written == written
        expected = [*b"xbx", *[255] * 5]
        for at in [7, 6, 5, 4, 3, 2, 0][:written]:
            expected[at] = b"abcdefgh"[at]
        assert sorted(result.eeprom[:8]) == sorted(expected)
        assert result.stop == ("cut" if cut <= 7 else "exit")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--fram-i2c", "missing"], "cannot open the image missing"),
        (["--fram-i2c", "odd"], "a power of two; odd has 1000"),
        (["--fram-spi", "odd"], "a power of two; odd has 1000"),
        (["--sd", "odd"], "a multiple of 2048 bytes; odd has 1000"),
        (["--sd", "card@Z9"], 'no pin "Z9" on atmega328'),
        (["--fram-i2c", "empty"], "is empty; its length is the capacity"),
        (["--cut-at-write", "0"], "needs a number from 1 on"),
        (["--cut-at-write", "many"], "needs a number from 1 on"),
    ],
)
def test_what_cannot_be_is_said(arguments, message, firmware, tmp_path):
    image(tmp_path / "odd", 1000)
    image(tmp_path / "card", 4096)
    image(tmp_path / "empty", 0)
    command = [toolchain.simulator(), "--board", "uno", *arguments, firmware.elf]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 125 and message in done.stderr


def test_serial_bytes_come_from_a_terminal(tmp_path):
    source = tmp_path / "program.cpp"
    source.write_text(
        "#include <Arduino.h>\n#include <sim.h>\n"
        "void setup() { Serial.begin(115200); }\n"
        "void loop() { const int c = Serial.read(); if (c < 0) return;"
        " Serial.write(c + 1); if (c == 'z') { Serial.flush(); sim::exit(7); } }\n"
    )
    firmware = toolchain.build(source, "uno", tmp_path / "build")
    command = [toolchain.simulator(), "--board", "uno", "--serial-pty", firmware.elf]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as board:
        name = board.stderr.readline().removeprefix("serial port: ").strip()
        with Path(name).open("r+b", buffering=0) as port:
            text = bytes(range(ord("a"), ord("z") + 1))
            port.write(text)
            got = b""
            while len(got) < len(text):
                got += port.read(100)
        assert got == bytes(c + 1 for c in text)
        assert board.wait(timeout=60) == 7
