# SPDX-License-Identifier: MIT
"""The EEPROM of the AVR boards: image in and out, the halts and the time of a write."""

from __future__ import annotations

import pytest
from sim_support import AVR, Run
from thimble import boards, toolchain

PROGRAM = """
#include <avr/eeprom.h>
int main() {
  uint8_t bytes[3];
  eeprom_read_block(bytes, nullptr, 3);
  sim::write(bytes, 3);
  eeprom_write_byte(reinterpret_cast<uint8_t*>(5), 0x42);
  sim::begin(1);
  eeprom_write_byte(reinterpret_cast<uint8_t*>(6), 0x43);
  sim::end();
  sim::exit(0);
}
"""


@pytest.mark.parametrize("board", AVR)
def test_an_image_goes_in_and_comes_out(run: Run, board: str) -> None:
    result = run(PROGRAM, board, eeprom=b"abcdefgh")
    assert result.output == b"abc"
    size = boards.find(board).eeprom
    assert result.eeprom == b"abcde\x42\x43h" + b"\xff" * (size - 8)
    assert result.eeprom_reads == 3


@pytest.mark.parametrize("board", AVR)
def test_a_write_waits_for_the_one_before_it(run: Run, board: str) -> None:
    cycles = run(PROGRAM, board).regions[1][0]
    programming = 0.0034 * boards.find(board).clock_hz
    assert programming <= cycles <= programming + 40


@pytest.mark.parametrize("board", AVR)
def test_a_read_halts_for_4_cycles_and_a_write_for_2(run: Run, board: str) -> None:
    text = """
#include <avr/io.h>
int main() {
  EEARL = 1;
  sim::begin(1);
  __asm__ __volatile__("sbi %0, 0" : : "I"(_SFR_IO_ADDR(EECR)) : "memory");
  sim::end();
  const uint8_t enable = 1;
  sim::begin(2);
  __asm__ __volatile__("out %0, %1" : : "I"(_SFR_IO_ADDR(EECR)), "r"(enable) : "memory");
  sim::end();
  sim::begin(3);
  __asm__ __volatile__("sbi %0, 2\\n sbi %0, 1" : : "I"(_SFR_IO_ADDR(EECR)) : "memory");
  sim::end();
  sim::begin(4);
  __asm__ __volatile__("sbi %0, 1" : : "I"(_SFR_IO_ADDR(EECR)) : "memory");
  sim::end();
  sim::exit(0);
}
"""
    result = run(text, board)
    assert result.regions[1] == [2 + 4]
    assert result.regions[3] == [2 + 2 + 2]
    assert result.regions[4] == [2]
    assert result.eeprom_reads == 2
    # The compiler may load the register inside the region.
    assert result.regions[2][0] in (1 + 4, 2 + 4)


def test_an_image_that_is_too_long_is_refused(run: Run) -> None:
    with pytest.raises(toolchain.ToolchainError, match="more than the 512 bytes"):
        run(PROGRAM, "attiny85", eeprom=bytes(513))
