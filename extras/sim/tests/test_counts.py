# SPDX-License-Identifier: MIT
"""Loops of known length: every simulator counts exactly."""

from __future__ import annotations

import pytest
from sim_support import AVR, CORTEX, QEMU, Run

# 1000 rounds of a subtraction (sbiw, 2 cycles) and a branch (taken 2, at last 1).
AVR_LOOP = r"""
#define LOOP(n) __asm__ __volatile__("ldi r24, lo8(%0)\n ldi r25, hi8(%0)\n" \
    "1: sbiw r24, 1\n brne 1b" : : "n"(n) : "r24", "r25", "memory")
"""
ARM_LOOP = r"""
#define LOOP(n) __asm__ __volatile__(".syntax unified\n ldr r0, =%c0\n" \
    "1: subs r0, r0, #1\n bne 1b" : : "i"(n) : "r0", "cc", "memory")
"""
RISCV_LOOP = r"""
#define LOOP(n) __asm__ __volatile__("li t0, %0\n 1: addi t0, t0, -1\n bnez t0, 1b" \
    : : "i"(n) : "t0", "memory")
"""
MAIN = """
int main() {
  sim::begin(0); sim::end();
  sim::begin(1); LOOP(1000); sim::end();
  sim::begin(2); LOOP(2000); sim::end();
  sim::begin(1); LOOP(1000); sim::end();
  sim::begin(255); LOOP(1); sim::end();
  sim::exit(0);
}
"""


@pytest.mark.parametrize("board", AVR)
def test_cycles_of_loops(run: Run, board: str) -> None:
    result = run(AVR_LOOP + MAIN, board)
    assert result.regions == {0: [0], 1: [4001, 4001], 2: [8001], 255: [5]}


@pytest.mark.parametrize("board", QEMU)
def test_instructions_of_loops(run: Run, board: str) -> None:
    loop = ARM_LOOP if board in CORTEX else RISCV_LOOP
    result = run(loop + MAIN, board)
    assert result.regions == {0: [0], 1: [2001, 2001], 2: [4001], 255: [3]}


@pytest.mark.parametrize("board", CORTEX)
@pytest.mark.parametrize("before", [508, 509, 510, 511])
def test_marks_at_the_end_of_a_page_are_not_lost(
    run: Run, board: str, before: int
) -> None:
    """QEMU's pages are 1 KiB there, and the last halfword's length is reported as 4."""
    result = run(
        f"""
        __attribute__((aligned(1024), naked)) void straddle() {{
          __asm__ __volatile__(".rept {before}\\n nop\\n .endr\\n"
                               "mov r9, r9\\n nop\\n mov r10, r10\\n bx lr");
        }}
        int main() {{
          sim_begin(1, 0);
          straddle();
          sim::exit(0);
        }}
        """,
        board,
    )
    assert result.regions == {1: [1]}


@pytest.mark.parametrize("board", QEMU)
def test_long_straight_code_over_many_pages(run: Run, board: str) -> None:
    result = run(
        """
        int main() {
          sim::begin(1);
          __asm__ __volatile__(".rept 5000\\n nop\\n .endr");
          sim::end();
          sim::exit(0);
        }
        """,
        board,
    )
    assert result.regions == {1: [5000]}
