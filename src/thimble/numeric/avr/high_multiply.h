// SPDX-License-Identifier: MIT
// The upper half of a 32x32-bit product, rounded, on an AVR with a multiplier.
//
// Equal to plain::saturating_rounding_doubling_high_multiply() of fixed_point.h. With q
// the product of the magnitudes and n = 1 if the product is negative,
//   floor((a b + 2^30) / 2^31) = +-floor((q + 2^30 - n) / 2^31)
// and q is added up column by column, 16 MULs. About 125 cycles with the call.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

struct HighMultiply {
  // clang-format off
#define THIMBLE_PRODUCT(i, j, low, middle, high)                                      \
  "mul r2" #i ",r" #j "\n add " low ",r0\n adc " middle ",r1\n adc " high ",r31\n"
#define THIMBLE_NEGATE(a, b, c, d)                                                    \
  "com " d "\n com " c "\n com " b "\n neg " a "\n"                                   \
  "sbci " b ",0xff\n sbci " c ",0xff\n sbci " d ",0xff\n"

  THIMBLE_ASSEMBLY int32_t of(int32_t, int32_t) {
    // T the sign; r26, r27, r30 take turns as the three bytes of a column; r31 zero.
    asm volatile(
    "mov r0,r25\n eor r0,r21\n bst r0,7\n clr r31\n"
    "sbrs r25,7\n rjmp 1f\n" THIMBLE_NEGATE("r22", "r23", "r24", "r25")
    "1: sbrs r21,7\n rjmp 2f\n" THIMBLE_NEGATE("r18", "r19", "r20", "r21")
    /* 2^30 - n, byte by byte, so that no carry leaves a column */
    "2: clr r26\n bld r26,0\n neg r26\n mov r27,r26\n clr r30\n"
    THIMBLE_PRODUCT(2, 18, "r26", "r27", "r30")
    "ldi r26,0x40\n brtc 3f\n subi r30,1\n sbci r26,0\n 3:\n"
    THIMBLE_PRODUCT(2, 19, "r27", "r30", "r26")
    THIMBLE_PRODUCT(3, 18, "r27", "r30", "r26") "clr r27\n"
    THIMBLE_PRODUCT(2, 20, "r30", "r26", "r27")
    THIMBLE_PRODUCT(3, 19, "r30", "r26", "r27")
    THIMBLE_PRODUCT(4, 18, "r30", "r26", "r27") "clr r30\n"
    THIMBLE_PRODUCT(2, 21, "r26", "r27", "r30")
    THIMBLE_PRODUCT(3, 20, "r26", "r27", "r30")
    THIMBLE_PRODUCT(4, 19, "r26", "r27", "r30")
    THIMBLE_PRODUCT(5, 18, "r26", "r27", "r30") "mov r22,r26\n clr r26\n"
    THIMBLE_PRODUCT(3, 21, "r27", "r30", "r26")
    THIMBLE_PRODUCT(4, 20, "r27", "r30", "r26")
    THIMBLE_PRODUCT(5, 19, "r27", "r30", "r26") "mov r18,r27\n clr r27\n"
    THIMBLE_PRODUCT(4, 21, "r30", "r26", "r27")
    THIMBLE_PRODUCT(5, 20, "r30", "r26", "r27")
    "mul r25,r21\n add r26,r0\n adc r27,r1\n clr r1\n"
    "lsl r22\n rol r18\n rol r30\n rol r26\n rol r27\n"
    "mov r22,r18\n mov r23,r30\n movw r24,r26\n"
    "brtc 4f\n" THIMBLE_NEGATE("r22", "r23", "r24", "r25") "ret\n"
    "4: sbrs r25,7\n ret\n"                                  /* 2^31 saturates */
    "ldi r25,0x7f\n ldi r24,0xff\n mov r23,r24\n mov r22,r24\n ret\n"
    ::: THIMBLE_AVR_CLOBBERS);
  }
#undef THIMBLE_PRODUCT
#undef THIMBLE_NEGATE
  // clang-format on
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
