// SPDX-License-Identifier: MIT
// A product of two numbers in 1/4096 on an AVR with a multiplier: 56 cycles with its
// call.
//
// Equal to PlainProductQ12 (numeric/q12.h), bit for bit.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct ProductQ12 {
  // clang-format off
  __attribute__((naked, noinline, noclone, unused)) static int16_t of(int16_t, int16_t) {
    asm volatile(
    "movw r20,r22\n movw r22,r24\n clr r26\n"
    "muls r23,r21\n movw r24,r0\n mul r22,r20\n movw r18,r0\n"
    /* MULSU leaves the sign of its product in the carry */
    "mulsu r23,r20\n sbc r25,r26\n add r19,r0\n adc r24,r1\n adc r25,r26\n"
    "mulsu r21,r22\n sbc r25,r26\n add r19,r0\n adc r24,r1\n adc r25,r26\n"
    "subi r19,0xf8\n sbci r24,0xff\n sbci r25,0xff\n"
    "asr r25\n ror r24\n ror r19\n asr r25\n ror r24\n ror r19\n"
    "asr r25\n ror r24\n ror r19\n asr r25\n ror r24\n ror r19\n"
    "mov r20,r24\n lsl r20\n sbc r20,r20\n clr r1\n cp r25,r20\n brne 1f\n"
    "mov r25,r24\n mov r24,r19\n ret\n"
    "1: lsl r25\n ldi r24,0xff\n ldi r25,0x7f\n brcc 2f\n ldi r24,0\n ldi r25,0x80\n"
    "2: ret\n"
    ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
