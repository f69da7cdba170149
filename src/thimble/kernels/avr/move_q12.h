// SPDX-License-Identifier: MIT
// The step of a row of Int16 weights with Weyl dithering, on an AVR with a multiplier: 43
// cycles for a weight.
//
// Equal to PlainMoveQ12 (kernels/train_q12.h), bit for bit:
//   w = saturated(w - ((d x + r) >> 16)), r += 0x9E37 before each
//
// Registers: r4..r7 product | r16, r17 x | r18, r19 n | r20, r21 d | r22, r23 w | r24,
// r25 r | r2 zero | X x | Y w | Z the place of r.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

struct MoveQ12 {
  // clang-format off
  __attribute__((naked, noinline, noclone, unused)) static void move(
      int16_t*, const int16_t*, int16_t, uint16_t, uint16_t*) {
    asm volatile(
    "push r2\n push r4\n push r5\n push r6\n push r7\n push r16\n push r17\n"
    "push r28\n push r29\n"
    "movw r28,r24\n movw r26,r22\n movw r30,r16\n ld r24,Z\n ldd r25,Z+1\n clr r2\n"
    "rjmp 5f\n"
    "1: ld r16,X+\n ld r17,X+\n"
    "muls r21,r17\n movw r6,r0\n mul r20,r16\n movw r4,r0\n"
    "mulsu r21,r16\n sbc r7,r2\n add r5,r0\n adc r6,r1\n adc r7,r2\n"
    "mulsu r17,r20\n sbc r7,r2\n add r5,r0\n adc r6,r1\n adc r7,r2\n"
    "subi r24,lo8(-0x9E37)\n sbci r25,hi8(-0x9E37)\n"
    "add r4,r24\n adc r5,r25\n adc r6,r2\n adc r7,r2\n"
    "ld r22,Y\n ldd r23,Y+1\n sub r22,r6\n sbc r23,r7\n brvs 3f\n"
    "2: st Y+,r22\n st Y+,r23\n"
    "5: subi r18,1\n sbci r19,0\n brcc 1b\n"
    "st Z,r24\n std Z+1,r25\n clr r1\n"
    "pop r29\n pop r28\n pop r17\n pop r16\n pop r7\n pop r6\n pop r5\n pop r4\n pop r2\n"
    "ret\n"
    "3: ldi r22,0xff\n ldi r23,0x7f\n sbrc r7,7\n rjmp 2b\n"
    "ldi r22,0\n ldi r23,0x80\n rjmp 2b\n"
    ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",
        "r30", "r31", "memory");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
