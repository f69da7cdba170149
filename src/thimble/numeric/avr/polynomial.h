// SPDX-License-Identifier: MIT
// Polynomials in fixed point on an AVR with a multiplier, with positive coefficients.
//
//   s = c_n;  s = c_k + r s for k = n - 1 ... 0
// r is a fraction of 24 bits, s and the coefficients are fractions of 32 bits; no s may
// reach 1. A step is at most 9 units in the last place too small and takes 67 cycles.
#pragma once

#include <stdint.h>
#include <string.h>

#include "../../platform/flash.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct Polynomial {
  // uint32_t run(uint32_t r + 2^24 n, const uint32_t* coefficients in flash, c_n first)
  // Registers: r24:r23:r22 r | r21:r20:r19:r18 s | r29:r28:r27:r26 c + r s | r25 steps
  // | r17 zero | Z coefficients.
  // clang-format off
  THIMBLE_ASSEMBLY uint32_t run(uint32_t, const void*) {
    asm volatile(
    "push r17\n push r28\n push r29\n"
    "movw r30,r20\n clr r17\n"
    "lpm r18,Z+\n lpm r19,Z+\n lpm r20,Z+\n lpm r21,Z+\n"
    "1: lpm r26,Z+\n lpm r27,Z+\n lpm r28,Z+\n lpm r29,Z+\n"
    "mul r18,r24\n add r26,r1\n adc r27,r17\n adc r28,r17\n adc r29,r17\n"
    "mul r19,r23\n add r26,r1\n adc r27,r17\n adc r28,r17\n adc r29,r17\n"
    "mul r20,r22\n add r26,r1\n adc r27,r17\n adc r28,r17\n adc r29,r17\n"
    "mul r19,r24\n add r26,r0\n adc r27,r1\n adc r28,r17\n adc r29,r17\n"
    "mul r20,r23\n add r26,r0\n adc r27,r1\n adc r28,r17\n adc r29,r17\n"
    "mul r21,r22\n add r26,r0\n adc r27,r1\n adc r28,r17\n adc r29,r17\n"
    "mul r20,r24\n add r27,r0\n adc r28,r1\n adc r29,r17\n"
    "mul r21,r23\n add r27,r0\n adc r28,r1\n adc r29,r17\n"
    "mul r21,r24\n add r28,r0\n adc r29,r1\n"
    "movw r18,r26\n movw r20,r28\n"
    "dec r25\n brne 1b\n"
    "movw r22,r18\n movw r24,r20\n"
    "clr r1\n pop r29\n pop r28\n pop r17\n ret\n"
    ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",
        "r30", "r31");
  }
  // clang-format on

  // Twice the value as a float; it lies between 1/2 and 2. N coefficients.
  template <size_t N>
  static float twice(uint32_t r, const uint32_t (&coefficients)[N]) {
    uint32_t s = run(r | static_cast<uint32_t>(N - 1) << 24, coefficients);
    uint32_t bits = UINT32_C(127) << 23;
    if (s < UINT32_C(0x80000000)) {
      s <<= 1;
      bits = UINT32_C(126) << 23;
    }
    // Rounded to 24 bits; the first of them is added to the exponent, and so is a carry.
    bits += ((s - UINT32_C(0x80000000)) >> 8) + (s >> 7 & 1);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
  }
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
