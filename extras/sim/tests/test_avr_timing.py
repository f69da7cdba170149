# SPDX-License-Identifier: MIT
"""Cycles of single instructions and of interrupts against the AVR manuals."""

from __future__ import annotations

import pytest
from sim_support import AVR, Run

# instruction(s): cycles on chips with a 16-bit program counter, and with a 22-bit one (mega).
EVERYWHERE = {
    "": (0, 0),
    "nop": (1, 1),
    "add r24, r24": (1, 1),
    "adiw r24, 1": (2, 2),
    "sbiw r24, 1": (2, 2),
    "ldi r24, 5": (1, 1),
    "movw r24, r26": (1, 1),
    "swap r24": (1, 1),
    "in r24, 0x3d": (1, 1),
    "sbi 0x15, 0": (2, 2),
    "cbi 0x15, 0": (2, 2),
    "bst r24, 0": (1, 1),
    "cli": (1, 1),
    "wdr": (1, 1),
    "rjmp 1f; 1:": (2, 2),
    "clz; brne 1f; 1:": (3, 3),
    "sez; brne 1f; 1:": (2, 2),
    "clr r24; sbrs r24, 0; nop": (3, 3),
    "clr r24; sbrc r24, 0; nop": (3, 3),
    "clr r24; sbrc r24, 0; lds r25, 0x100": (4, 4),
    "clr r24; cpse r24, r24; nop": (3, 3),
    "clr r24; cpse r24, r24; lds r25, 0x100": (4, 4),
    "cbi 0x15, 0; sbis 0x15, 0; nop": (4, 4),
    "cbi 0x15, 0; sbic 0x15, 0; nop": (4, 4),
    "lds r24, 0x100": (2, 2),
    "sts 0x100, r24": (2, 2),
    "push r24; pop r24": (4, 4),
    "ld r24, X": (2, 2),
    "ld r24, X+": (2, 2),
    "ld r24, -X": (2, 2),
    "ldd r24, Z+3": (2, 2),
    "ld r24, Z+": (2, 2),
    "ld r24, -Z": (2, 2),
    "st X, r24": (2, 2),
    "st X+, r24": (2, 2),
    "st -X, r24": (2, 2),
    "std Z+3, r24": (2, 2),
    "lpm r24, Z": (3, 3),
    "lpm r24, Z+": (3, 3),
    "lpm": (3, 3),
    "rcall 2f; rjmp 3f; 2: ret; 3:": (3 + 4 + 2, 4 + 5 + 2),
    "ldi r30, pm_lo8(2f); ldi r31, pm_hi8(2f); icall; rjmp 3f; 2: ret; 3:": (11, 13),
    "ldi r30, pm_lo8(2f); ldi r31, pm_hi8(2f); ijmp; 2:": (4, 4),
}
# The larger chips multiply and have the long jumps. The compiler's r1 must be zero again.
NOT_ON_TINY = {
    "mul r24, r24; clr r1": (3, 3),
    "muls r24, r24; clr r1": (3, 3),
    "mulsu r16, r16; clr r1": (3, 3),
    "fmul r16, r16; clr r1": (3, 3),
    "jmp 1f; 1:": (3, 3),
    "call 2f; rjmp 3f; 2: ret; 3:": (4 + 4 + 2, 5 + 5 + 2),
}
ONLY_MEGA = {"elpm r24, Z": (0, 3), "elpm r24, Z+": (0, 3), "elpm": (0, 3)}
CLOBBERS = '"r0","r16","r17","r24","r25","r26","r27","r30","r31","memory"'


def region(number: int, code: str) -> str:
    """One measured piece of assembly; X and Z point into SRAM."""
    lines = code.replace("; ", "\\n ")
    return (
        f'  __asm__ __volatile__("ldi r26, 0\\n ldi r27, 1\\n ldi r30, 0\\n ldi r31, 1"'
        f" : : : {CLOBBERS});\n"
        f"  sim::begin({number});\n"
        f'  __asm__ __volatile__("{lines}" : : : {CLOBBERS});\n'
        f"  sim::end();\n"
    )


@pytest.mark.parametrize("board", AVR)
def test_every_instruction_takes_the_cycles_of_the_manual(run: Run, board: str) -> None:
    cases = dict(EVERYWHERE)
    if board != "attiny85":
        cases.update(NOT_ON_TINY)
    if board == "mega":
        cases.update(ONLY_MEGA)
    regions = "".join(region(number, code) for number, code in enumerate(cases))
    result = run(f"int main() {{\n{regions}  sim::exit(0);\n}}\n", board)
    found = {code: result.regions[number] for number, code in enumerate(cases)}
    wide = board == "mega"
    assert found == {code: [cycles[wide]] for code, cycles in cases.items()}


INTERRUPT = """
#include <avr/interrupt.h>
#if defined(TIFR0)
#define FLAGS TIFR0
#define MASK TIMSK0
#else
#define FLAGS TIFR
#define MASK TIMSK
#endif
ISR(TIMER0_COMPA_vect, ISR_NAKED) { reti(); }
static void measure(uint8_t region) {
  TCCR0B = 0; TCNT0 = 0; OCR0A = 100; FLAGS = 0xff; TCCR0B = 1;
  sei();
  sim::begin(region);
  __asm__ __volatile__("ldi r24, 60\\n 1: dec r24\\n brne 1b" : : : "r24", "memory");
  sim::end();
  cli();
}
int main() {
  measure(0);
  MASK = 1 << OCIE0A;
  measure(1);
  sim::exit(0);
}
"""


@pytest.mark.parametrize(
    ("board", "cycles"),
    [  # enter the interrupt + jump in the vector table + reti
        ("uno", 4 + 3 + 4),
        ("leonardo", 4 + 3 + 4),
        ("mega", 5 + 3 + 5),
        ("attiny85", 4 + 2 + 4),
    ],
)
def test_an_interrupt_takes_the_cycles_of_the_manual(
    run: Run, board: str, cycles: int
) -> None:
    result = run(INTERRUPT, board)
    assert result.regions == {0: [180], 1: [180 + cycles]}
