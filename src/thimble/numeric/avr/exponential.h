// SPDX-License-Identifier: MIT
// exp of a float on an AVR with a multiplier, in assembly: relative error below 4e-7.
//
// With Y = x + 127 ln 2 in fixed point (8 + 24 bits), E = floor(Y / ln 2) is the exponent
// of the result and r = Y - E ln 2 in [0, ln 2) the rest:
//   exp(x) = 2^(E-127) (1 + F),   F = r + r^2 (h0 + h1 r + h2 r^2 + h3 r^3)
// h is a minimax polynomial pulled down a little at ln 2, so that F stays below 1 for
// every r there is. E is estimated as Y 185/128 plus one in the last place, which is
// right or one too large; then r is negative. About 400 cycles.
//
// exp(x) is 0 where the exact value is below 2^-126, infinite where it is 2^128 or more.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

// One step of a polynomial; to be called from assembly.
struct Horner {
  // s = c + s r in fractions of 24 bits, rounded, at most 2 in the last place off: the
  // three smallest of the nine products are left out, the rounding makes up for their
  // mean. In: s in r27:r26:r24, r in r23:r22:r21, c in r31:r30:r20, r19 = 0. Out: s, r.
  // Keeps r18 and T. 52 cycles with its call.
  // clang-format off
  THIMBLE_ASSEMBLY void step() {
    asm volatile(
    "ldi r25,0xff\n"
    "mul r26,r22\n add r25,r0\n adc r20,r1\n adc r30,r19\n adc r31,r19\n"
    "mul r24,r23\n add r25,r0\n adc r20,r1\n adc r30,r19\n adc r31,r19\n"
    "mul r27,r21\n add r25,r0\n adc r20,r1\n adc r30,r19\n adc r31,r19\n"
    "mul r26,r23\n add r20,r0\n adc r30,r1\n adc r31,r19\n"
    "mul r27,r22\n add r20,r0\n adc r30,r1\n adc r31,r19\n"
    "mul r27,r23\n add r30,r0\n adc r31,r1\n"
    "mov r24,r20\n movw r26,r30\n ret\n"
    ::: THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

// What exp, sigmoid and tanh share; to be called from assembly.
struct Power {
  // In: x in r22..r25, and T = 1 to take -|x|, 0 for |x|. Out: E in r18, F in r27:r26:r24
  // (24 bits), r19 = 0. E = 0 and 255 mean 0 and infinity, 255 with F > 0 NaN. Uses
  // every call-clobbered register, keeps T.
  // Registers: r24:r23:r22:r21 Y, then r; the polynomial those of Horner.
  // clang-format off
  THIMBLE_ASSEMBLY void run() {
    asm volatile(
    "clr r19\n lsl r24\n rol r25\n sec\n ror r24\n"        /* 24 bits and exponent */
    "cpi r25,134\n brcs 9f\n"
    /* |x| >= 128, infinite or NaN; label 7: a result that is no float */
    "cpi r25,255\n brne 7f\n lsl r24\n or r24,r23\n or r24,r22\n breq 7f\n"
    "ldi r18,255\n ldi r27,0x80\n rjmp 8f\n"
    "7: clr r27\n ldi r18,255\n brtc 8f\n clr r18\n"
    "8: clr r24\n clr r26\n ret\n"
    "9: ldi r26,134\n sub r26,r25\n clr r21\n"                /* Y = mantissa >> r26 */
    "1: cpi r26,9\n brcs 2f\n mov r21,r22\n mov r22,r23\n mov r23,r24\n clr r24\n"
    "subi r26,8\n rjmp 1b\n"
    "2: lsr r24\n ror r23\n ror r22\n ror r21\n dec r26\n brne 2b\n"
    "adc r21,r19\n adc r22,r19\n adc r23,r19\n adc r24,r19\n"
    "brtc 3f\n com r24\n com r23\n com r22\n neg r21\n"
    "sbci r22,0xff\n sbci r23,0xff\n sbci r24,0xff\n"
    "3: subi r21,0x1c\n sbci r22,0x66\n sbci r23,0xf8\n sbci r24,0xa7\n"
    "ldi r26,185\n mul r23,r26\n mov r27,r1\n mul r24,r26\n sec\n adc r0,r27\n"
    "adc r1,r19\n lsl r0\n rol r1\n brcs 7b\n mov r18,r1\n" /* E or E + 1 */
    "ldi r20,0xb1\n mul r18,r20\n movw r30,r0\n"           /* E ln 2 */
    "ldi r20,0x17\n mul r18,r20\n movw r26,r0\n"
    "ldi r20,0x72\n mul r18,r20\n add r27,r0\n adc r30,r1\n adc r31,r19\n"
    "ldi r20,0xf8\n mul r18,r20\n add r26,r1\n adc r27,r19\n adc r30,r19\n adc r31,r19\n"
    "sub r21,r26\n sbc r22,r27\n sbc r23,r30\n sbc r24,r31\n brpl 4f\n"
    "subi r21,0xe8\n sbci r22,0x8d\n sbci r23,0x4e\n dec r18\n"
    "4: cpi r18,255\n brne 6f\n rjmp 7b\n"
    "6: ldi r24,0x72\n ldi r26,0xe9\n ldi r27,0x02\n"
    "ldi r20,0x71\n ldi r30,0x21\n ldi r31,0x0a\n %~call %x0\n"
    "ldi r20,0x9f\n ldi r30,0xd0\n ldi r31,0x2a\n %~call %x0\n"
    "ldi r20,0x79\n ldi r30,0xfc\n ldi r31,0x7f\n %~call %x0\n"
    "clr r20\n clr r30\n clr r31\n %~call %x0\n"
    "mov r20,r21\n movw r30,r22\n %~jmp %x0\n"
    :: "i"(&Horner::step)
    : THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

struct Exponential {
  // clang-format off
  THIMBLE_ASSEMBLY float of(float) {
    asm volatile(
    "bst r25,7\n %~call %x0\n"
    "movw r22,r26\n mov r25,r18\n tst r18\n breq 2f\n"
    "lsr r23\n ror r22\n ror r24\n adc r24,r19\n adc r22,r19\n adc r23,r19\n"
    "clr r20\n lsr r25\n ror r20\n add r20,r23\n adc r25,r19\n"
    "mov r23,r22\n mov r22,r24\n mov r24,r20\n"
    "1: clr r1\n ret\n"
    "2: clr r22\n clr r23\n movw r24,r22\n rjmp 1b\n"
    :: "i"(&Power::run)
    : THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
