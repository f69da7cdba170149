# SPDX-License-Identifier: MIT
"""The power of a simulated Uno fails behind every byte of a save, in every medium.

One run writes down every byte that the save writes, in order. From that come the contents
behind each cut; the contents that differ are opened by a board that starts again. Whole runs
with a cut show that the contents are what the simulator leaves behind.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.fat16 import write_card
from test_same_bits import native_layer
from thimble import toolchain
from thimble.toolchain import Firmware, Result

HERE = Path(__file__).parent
MEDIA = ("eeprom", "fram-i2c", "fram-spi", "sd")
NOTHING = 255


@dataclass
class Board:
    """An Uno with one medium, whose contents are handed in and out as bytes."""

    firmware: Firmware
    medium: str
    work: Path

    def run(self, content: bytes, version: int, **options) -> tuple[Result, bytes]:
        data = bytes([version])
        if self.medium == "eeprom":
            result = toolchain.simulate(
                self.firmware, input=data, eeprom=content, **options
            )
            return result, result.eeprom
        image = self.work / "image"
        image.write_bytes(content)
        result = toolchain.simulate(
            self.firmware, input=data, media={self.medium: image}, **options
        )
        return result, image.read_bytes()


@pytest.fixture(scope="module")
def versions() -> list[bytes]:
    rng = random.Random(11)
    first, second = (native_layer(rng, 4, 4) + native_layer(rng, 4, 2) for _ in range(2))
    return [first, second, second[:-1] + bytes([second[-1] ^ 1])]


def make_board(medium: str, versions: list[bytes], work: Path) -> Board:
    rows = ",".join("{" + ",".join(map(str, v)) + "}" for v in versions)
    size = len(versions[0])
    (work / "versions.h").write_text(
        f"THIMBLE_FLASH(static const uint8_t kVersions[][{size}]) = {{{rows}}};\n"
    )
    firmware = toolchain.build(
        HERE / "media" / "power_cut.cpp",
        "uno",
        work / "build",
        defines=[f"MEDIUM={MEDIA.index(medium)}"],
        includes=[work, HERE.parent],
        libraries=["Wire", "SPI"],
    )
    return Board(firmware, medium, work)


def erased(medium: str, work: Path) -> bytes:
    if medium == "eeprom":
        return b"\xff" * 1024
    if medium == "sd":
        return write_card(work / "card", {"NET.THM": b"\xff" * 1024}).read_bytes()
    return b"\xff" * 8192


@pytest.mark.parametrize("medium", MEDIA)
def test_the_old_or_the_new_network_is_served(medium, versions, tmp_path, claim):
    board = make_board(medium, versions, tmp_path)
    result, content = board.run(erased(medium, tmp_path), 0)
    assert result.output[0] != 0 and result.output[-1] == 0  # nothing there, then saved
    proof = claim("power cut")
    for old, new in ((0, 1), (1, 2)):
        whole, after = board.run(content, new, log_writes=True)
        assert whole.output == b"\0" + versions[old] + b"\0"
        count = len(whole.writes)
        assert count > 10
        whole_runs = {*range(1, count, count // 6), count}
        touched = sorted({at for at, _ in whole.writes})
        answers: dict[bytes, bytes] = {}
        torn, served = bytearray(content), b""
        for cut in range(count + 1):
            if cut > 0:
                at, value = whole.writes[cut - 1]
                torn[at] = value
            if cut in whole_runs:
                result, left = board.run(content, new, cut_at_write=cut)
                assert result.stop == "cut" and left == torn
            # Many writes change nothing: what is new since the last time is opened.
            state = bytes(torn[at] for at in touched)
            if state not in answers:
                answers[state] = board.run(bytes(torn), NOTHING)[0].output
            served = answers[state]
            is_whole = served in (b"\0" + versions[old], b"\0" + versions[new])
            assert proof.check(is_whole), (medium, cut, served)
            assert cut > 0 or served == b"\0" + versions[old]
        assert served == b"\0" + versions[new] and torn == after
        content = after
