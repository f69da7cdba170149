// SPDX-License-Identifier: MIT
// tanh of a float on an AVR with a multiplier: relative error below 7e-7.
//
//   |x| < 1/4:  x - x (u K(u)), u = x^2; K is a polynomial in 1/16 - u, so that all its
//               coefficients are positive
//   |x| < 16:   (1 - q) / (1 + q), q = exp(-2 |x|), both in fixed point
//   above:      1
// About 900 cycles, 380 below 1/4.
#pragma once

#include "sigmoid.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct Tangent {
  // clang-format off
  THIMBLE_ASSEMBLY float of(float) {
    asm volatile(
    "bst r25,7\n mov r18,r25\n lsl r24\n rol r18\n lsr r24\n"  /* exponent, fraction */
    "cpi r18,131\n brcs 12f\n"
    /* NaN, or 1 */
    "cpi r18,255\n brne 10f\n or r22,r23\n or r22,r24\n breq 10f\n"
    "ldi r24,0xc0\n ldi r25,0x7f\n rjmp 11f\n"
    "10: ldi r24,0x80\n ldi r25,0x3f\n bld r25,7\n"
    "11: clr r22\n clr r23\n clr r1\n ret\n"
    "12: cpi r18,125\n brcs 13f\n rjmp 5f\n"
    /* |x| < 1/4; r18 exponent, mantissa on the stack and >> 126 - r18 in r23:r22:r21 */
    "13: ori r24,0x80\n push r22\n push r23\n push r24\n"
    "mov r21,r22\n mov r22,r23\n mov r23,r24\n ldi r24,126\n sub r24,r18\n"
    "1: cpi r24,8\n brcs 2f\n mov r21,r22\n mov r22,r23\n clr r23\n subi r24,8\n"
    "rjmp 1b\n"
    "2: subi r24,1\n brcs 3f\n lsr r23\n ror r22\n ror r21\n rjmp 2b\n"
    "3: mov r24,r21\n movw r26,r22\n clr r19\n rcall 9f\n"                /* u */
    "clr r21\n clr r22\n ldi r23,0x10\n sub r21,r24\n sbc r22,r26\n sbc r23,r27\n"
    "ldi r24,0xb7\n ldi r26,0x2a\n ldi r27,0x0d\n"
    "ldi r20,0xd9\n ldi r30,0x76\n ldi r31,0x20\n %~call %x0\n"
    "ldi r20,0xad\n ldi r30,0x40\n ldi r31,0x53\n %~call %x0\n"              /* K */
    "clr r20\n clr r30\n ldi r31,0x10\n sub r20,r21\n sbc r30,r22\n sbc r31,r23\n"
    "mov r21,r20\n movw r22,r30\n rcall 9f\n"                             /* u K */
    "pop r23\n pop r22\n pop r21\n rcall 9f\n"
    "sub r21,r24\n sbc r22,r26\n sbc r23,r27\n brmi 4f\n"
    "lsl r21\n rol r22\n rol r23\n dec r18\n"
    "4: lsl r23\n lsr r18\n ror r23\n mov r24,r23\n mov r23,r22\n mov r22,r21\n"
    "mov r25,r18\n bld r25,7\n clr r1\n ret\n"
    "9: clr r20\n clr r30\n clr r31\n %~jmp %x0\n"
    /* q as a fraction of 24 bits */
    "5: push r25\n set\n sbrc r18,0\n ori r24,0x80\n subi r24,0x80\n sbci r25,0xff\n"
    "%~call %x1\n pop r25\n bst r25,7\n"
    "sec\n ror r27\n ror r26\n ror r24\n ldi r23,126\n sub r23,r18\n breq 6f\n"
    "8: lsr r27\n ror r26\n ror r24\n dec r23\n brne 8b\n"
    /* D = 1 + q, N = 1 - q */
    "6: mov r20,r24\n mov r21,r26\n mov r22,r27\n lsr r22\n ror r21\n ror r20\n"
    "ori r22,0x80\n ldi r18,126\n"
    "com r27\n com r26\n neg r24\n sbci r26,0xff\n sbci r27,0xff\n"
    "mov r0,r24\n or r0,r26\n or r0,r27\n brne 7f\n rjmp 10b\n7: %~jmp %x2\n"
    :: "i"(&Horner::step), "i"(&Power::run), "i"(&Quotient::run)
    : THIMBLE_AVR_CLOBBERS);
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
