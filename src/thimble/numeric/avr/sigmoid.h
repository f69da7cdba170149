// SPDX-License-Identifier: MIT
// The sigmoid of a float on an AVR with a multiplier: relative error below 5e-7.
//
// With e = exp(-|x|): 1 / (1 + e) for x >= 0, e / (1 + e) below. 1 + e is a fixed-point
// number (1 + 23 bits), and the quotient is divided out bit by bit until it has 24. Below
// x = -86.6 the result is 0. About 850 cycles.
#pragma once

#include "exponential.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

// To be jumped to from assembly: returns the float N / D, N < 2 D, with the sign T. In:
// N = r27:r26:r24 2^(r18-150), r18 > 1, and D = r22:r21:r20 2^-23, r22 >= 0x80; N > 0.
struct Quotient {
  // clang-format off
  THIMBLE_ASSEMBLY void run() {
    // The quotient grows inverted in r25:r31:r30; its first 1 ends the loop at the top.
    asm volatile(
    "ldi r25,0xff\n ldi r30,0xff\n ldi r31,0xff\n subi r18,-24\n rjmp 2f\n"
    "1: lsl r24\n rol r26\n rol r27\n brcs 3f\n"
    "2: cp r24,r20\n cpc r26,r21\n cpc r27,r22\n brcs 4f\n"
    "3: sub r24,r20\n sbc r26,r21\n sbc r27,r22\n clc\n"
    "4: dec r18\n rol r30\n rol r31\n rol r25\n brmi 1b\n"
    "com r30\n com r31\n com r25\n movw r22,r30\n"
    "lsl r25\n lsr r18\n ror r25\n mov r24,r25\n mov r25,r18\n bld r25,7\n clr r1\n ret\n"
    ::: THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

struct Sigmoid {
  // clang-format off
  THIMBLE_ASSEMBLY float of(float) {
    asm volatile(
    "push r25\n set\n %~call %x0\n pop r25\n"
    "cpi r18,255\n breq 7f\n"
    /* e = 2^(E-127) (1 + f), f rounded to 23 bits */
    "lsr r27\n ror r26\n ror r24\n adc r24,r19\n adc r26,r19\n adc r27,r19\n"
    "brpl 1f\n inc r18\n"
    "1: ori r27,0x80\n"
    /* D = 1 + e */
    "mov r20,r24\n movw r22,r26\n mov r21,r22\n mov r22,r23\n"
    "ldi r23,127\n sub r23,r18\n breq 5f\n"
    "2: cpi r23,8\n brcs 3f\n mov r20,r21\n mov r21,r22\n clr r22\n subi r23,8\n"
    "rjmp 2b\n"
    "5: ldi r20,0xff\n ldi r21,0xff\n ldi r22,0xff\n"      /* 2: the next one below */
    "3: subi r23,1\n brcs 4f\n lsr r22\n ror r21\n ror r20\n rjmp 3b\n"
    "4: ori r22,0x80\n"
    "sbrc r25,7\n rjmp 6f\n"
    "ldi r27,0x80\n clr r26\n clr r24\n ldi r18,127\n"
    "6: clt\n cpi r18,2\n brcs 8f\n %~jmp %x1\n"
    "7: ldi r25,0x7f\n ldi r24,0xc0\n rjmp 9f\n"           /* NaN */
    "8: clr r24\n clr r25\n"
    "9: clr r22\n clr r23\n clr r1\n ret\n"
    :: "i"(&Power::run), "i"(&Quotient::run)
    : THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
