// SPDX-License-Identifier: MIT
// Floats to Q3.12 and 16-bit fractions to floats on an AVR with a multiplier.
#pragma once

#include <stdint.h>

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct Fixed {
  // clang-format off
  // x in Q3.12, to nearest, for |x| < 8. About 50 cycles for |x| of 1.
  // Registers: r18 exponent | r24:r23 upper bits of the mantissa | r19 shift.
  THIMBLE_ASSEMBLY int16_t q12(float) {
    asm volatile(
    "mov r18,r25\n lsl r24\n rol r18\n sec\n ror r24\n"
    "ldi r19,130\n sub r19,r18\n cpi r19,17\n brcc 8f\n"
    "cpi r19,9\n brcs 2f\n mov r23,r24\n clr r24\n subi r19,8\n"
    "2: lsr r24\n ror r23\n dec r19\n brne 2b\n"
    "adc r23,r1\n adc r24,r1\n sbrc r24,7\n rjmp 7f\n"
    "3: sbrs r25,7\n rjmp 4f\n com r24\n neg r23\n sbci r24,0xff\n"
    "4: mov r25,r24\n mov r24,r23\n ret\n"
    "7: ldi r23,0xff\n ldi r24,0x7f\n rjmp 3b\n"      /* rounded up to 8 */
    "8: clr r24\n clr r25\n ret\n"
    ::: "r18", "r19", "r23", "r24", "r25");
  }

  // v 2^(exponent - 142) with the sign bit of `sign`, for v > 0. About 30 cycles.
  THIMBLE_ASSEMBLY float to_float(uint16_t, uint8_t, uint8_t) {
    asm volatile(
    "1: sbrc r25,7\n rjmp 2f\n lsl r24\n rol r25\n dec r22\n rjmp 1b\n"
    "2: lsl r25\n lsr r22\n ror r25\n"
    "mov r23,r24\n mov r24,r25\n mov r25,r22\n andi r20,0x80\n or r25,r20\n clr r22\n ret\n"
    ::: "r20", "r22", "r23", "r24", "r25");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
