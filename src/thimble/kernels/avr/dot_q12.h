// SPDX-License-Identifier: MIT
// The dot product of Int16 on an AVR with a multiplier: 39 cycles for a term.
//
// Equal to PlainDotQ12 (kernels/dense_q12.h), bit for bit, while the sum stays within
// 40 bits.
//
// Registers: r4..r8 sum | r16, r17 x | r22, r23 w | r18, r19 what to skip behind a w |
// r21 zero | r28, r29 n | X x | Z w. The bias is the first term, times 4096.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

struct DotQ12 {
  static int16_t dot(int16_t bias, const int16_t* x, const int16_t* w, uint16_t n,
                     uint16_t stride) {
    return run(x, w, n, static_cast<uint16_t>(2 * stride - 2), bias);
  }

 private:
  // clang-format off
  __attribute__((naked, noinline, noclone, unused)) static int16_t run(
      const int16_t*, const int16_t*, uint16_t, uint16_t, int16_t) {
    asm volatile(
    "push r4\n push r5\n push r6\n push r7\n push r8\n push r16\n push r17\n"
    "push r28\n push r29\n"
    "movw r26,r24\n movw r30,r22\n movw r28,r20\n clr r21\n"
    "ldi r22,0x08\n mov r5,r22\n clr r4\n clr r6\n clr r7\n clr r8\n"
    "ldi r22,0\n ldi r23,0x10\n rjmp 2f\n"
    "1: ld r16,X+\n ld r17,X+\n ld r22,Z+\n ld r23,Z+\n add r30,r18\n adc r31,r19\n"
    /* MULS and MULSU leave the sign of their product in the carry */
    "2: muls r17,r23\n sbc r8,r21\n add r6,r0\n adc r7,r1\n adc r8,r21\n"
    "mul r16,r22\n add r4,r0\n adc r5,r1\n adc r6,r21\n adc r7,r21\n adc r8,r21\n"
    "mulsu r17,r22\n sbc r7,r21\n sbc r8,r21\n"
    "add r5,r0\n adc r6,r1\n adc r7,r21\n adc r8,r21\n"
    "mulsu r23,r16\n sbc r7,r21\n sbc r8,r21\n"
    "add r5,r0\n adc r6,r1\n adc r7,r21\n adc r8,r21\n"
    "sbiw r28,1\n brcc 1b\n"
    /* divide by 4096: drop a byte, shift by four */
    "ldi r20,4\n"
    "3: asr r8\n ror r7\n ror r6\n ror r5\n dec r20\n brne 3b\n"
    "mov r24,r5\n mov r25,r6\n"
    "lsl r6\n sbc r6,r6\n cp r7,r6\n cpc r8,r6\n breq 5f\n"
    "ldi r24,0xff\n ldi r25,0x7f\n sbrs r8,7\n rjmp 5f\n ldi r24,0\n ldi r25,0x80\n"
    "5: clr r1\n pop r29\n pop r28\n pop r17\n pop r16\n pop r8\n pop r7\n pop r6\n"
    "pop r5\n pop r4\n ret\n"
    ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",
        "r30", "r31", "memory");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
