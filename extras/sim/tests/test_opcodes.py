# SPDX-License-Identifier: MIT
"""All 65,536 words: what the simulator executes is what the disassembler knows."""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

import pytest
from sim_support import PROGRAMS
from thimble import boards

SOURCES = Path(__file__).resolve().parents[1] / "src"

# binutils names every AVR instruction there is; these are not on the chip of the board.
XMEGA = {"xch", "las", "lac", "lat", "des", "spm Z+"}
BEYOND_64_KB = {"elpm", "eijmp", "eicall"}
MULTIPLIER = {"mul", "muls", "mulsu", "fmul", "fmuls", "fmulsu", "jmp", "call"}
NOT_THERE = {
    "mega": XMEGA,
    "uno": XMEGA | BEYOND_64_KB,
    "attiny85": XMEGA | BEYOND_64_KB | MULTIPLIER,
}


def disassembled(folder: Path, board: str) -> set[int]:
    """The words that avr-objdump names, without those that the chip does not have."""
    image = folder / "words.bin"
    # Two no-operations behind each word: some instructions take a second one.
    image.write_bytes(
        b"".join(struct.pack("<HHH", word, 0, 0) for word in range(0x10000))
    )
    text = subprocess.run(
        ["avr-objdump", "-D", "-z", "-b", "binary", "-m", "avr6", str(image)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    known = set()
    line = re.compile(r"^ *([0-9a-f]+):\t[0-9a-f ]+\t(\S+)\t?([^;\n]*)", re.M)
    for address, name, operands in line.findall(text):
        word, offset = divmod(int(address, 16), 6)
        names = {name, f"{name} {operands.strip()}"}
        if offset == 0 and name != ".word" and not names & NOT_THERE[board]:
            known.add(word)
    return known


@pytest.mark.parametrize("board", ["attiny85", "uno", "mega"])
def test_every_word(tmp_path: Path, board: str) -> None:
    program = tmp_path / "list_opcodes"
    source = PROGRAMS / "list_opcodes.cpp"
    subprocess.run(
        ["g++", "-std=c++17", f"-I{SOURCES}", source, "-o", program], check=True
    )
    chip = {"attiny85": 8, "uno": 32, "mega": 256}[board] * 1024
    assert boards.find(board).flash <= chip
    listed = subprocess.run(
        [program, str(chip)], capture_output=True, text=True, check=True
    )
    executed = {int(line) for line in listed.stdout.split()}
    known = disassembled(tmp_path, board)
    assert {f"{w:04x}" for w in executed - known} == set()
    assert {f"{w:04x}" for w in known - executed} == set()
