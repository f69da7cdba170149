# SPDX-License-Identifier: MIT
"""Stack, heap, flash and static RAM of programs whose use is known."""

from __future__ import annotations

import pytest
from sim_support import AVR, QEMU, SIMULATED, Run

PROGRAM = """
#include <stdlib.h>
static uint8_t zeroed[40];
static uint8_t filled[24] = {1, 2, 3};
__attribute__((noinline)) static uint8_t frame() {
  volatile uint8_t bytes[100];
  for (uint8_t i = 0; i < 100; ++i) bytes[i] = i;
  return bytes[50];
}
int main() {
  for (uint8_t i = 0; i < 24; ++i) zeroed[i] = static_cast<uint8_t>(filled[i] ^ i);
  sim::write(zeroed, sizeof zeroed);
  sim::begin(1);
  frame();
  sim::end();
  sim::begin(2);
  sim::end();
  volatile uint8_t* block = static_cast<volatile uint8_t*>(malloc(50));
  block[49] = 1;
  sim::exit(0);
}
"""


@pytest.mark.parametrize("board", SIMULATED)
def test_a_frame_of_100_bytes_and_a_block_of_50(run: Run, board: str) -> None:
    result = run(PROGRAM, board)
    # Around the frame: the return address (3 bytes on the mega) and saved registers.
    assert 100 <= result.region_stack[1] <= 110
    assert result.region_stack[2] == 0
    assert result.stack_bytes >= result.region_stack[1]
    # avr-libc puts a length of 2 bytes in front of a block, newlib and picolibc 8 and round.
    if board in AVR:
        assert result.heap_bytes == 52
    else:
        assert 50 <= result.heap_bytes <= 80
    assert result.ram_bytes >= 64
    assert result.peak_ram_bytes == (
        result.ram_bytes + result.heap_bytes + result.stack_bytes
    )


@pytest.mark.parametrize("board", AVR)
def test_static_data_to_the_byte(run: Run, board: str) -> None:
    one = "static volatile uint8_t zeroed[40];\nint main() { zeroed[39] = 1; sim::exit(0); }\n"
    two = one.replace("[40]", "[50]")
    three = one.replace("zeroed[40]", "zeroed[40] = {1}")
    sizes = [run(text, board) for text in (one, two, three)]
    assert [s.ram_bytes for s in sizes] == [40, 50, 40]
    assert sizes[0].flash_bytes == sizes[1].flash_bytes
    # The copy of the initial values lies in flash, and the code that copies them.
    assert sizes[2].flash_bytes > sizes[0].flash_bytes + 40


@pytest.mark.parametrize("board", AVR)
def test_the_whole_stack_to_the_byte(run: Run, board: str) -> None:
    text = 'int main() {{\n __asm__ __volatile__("{0}" : : : "memory");\n sim::exit(0);\n}}\n'
    plain = run(text.format("nop"), board)
    pushed = run(
        text.format(r"push r1\n push r1\n push r1\n pop r0\n pop r0\n pop r0"), board
    )
    assert pushed.stack_bytes == plain.stack_bytes + 3


@pytest.mark.parametrize("board", QEMU)
def test_a_heap_that_is_used_up_says_so(run: Run, board: str) -> None:
    text = """
#include <stdlib.h>
int main() {
  uint8_t blocks = 0;
  while (blocks < 200 && malloc(board_block) != nullptr) ++blocks;
  sim::exit(blocks < 200 ? 0 : 1);
}
"""
    block = "1000" if board == "cortex-m0" else "100000"
    assert run(text.replace("board_block", block), board).exit_code == 0
