// SPDX-License-Identifier: MIT
// The sums of two FourBit units on an AVR without a multiplier, in assembly.
//
// The eight bits of a byte are eight sums (bit_sums.h), of which
//   high = sum_i x (b >> 4)      low = sum_i x (b & 15)
// and the units get 16 high + low and 16 low + high. 15.75 cycles a multiply-accumulate.
#pragma once

#include "../../numeric/layout.h"
#include "bit_sums.h"
#include "packed_finish.h"

#if THIMBLE_AVR && !THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_DOUBLE(a, b, c) "lsl " a "\n rol " b "\n rol " c "\n"
#define THIMBLE_PLUS(a, b, c, d, e, f)                                                \
  "add " a "," d "\n adc " b "," e "\n adc " c "," f "\n"
#define THIMBLE_TIMES_16(a, b, c)                                                     \
  "ldi r25,4\n 3: " THIMBLE_DOUBLE(a, b, c) "dec r25\n brne 3b\n"
// r17:16 and r9:8 are the sums of the uppermost bits.
#define THIMBLE_FOLD_FOUR_BIT                                                         \
  "clr r22\n clr r24\n"                                                               \
  THIMBLE_DOUBLE("r16", "r17", "r22") THIMBLE_PLUS("r16", "r17", "r22", "r14", "r15", "r1") \
  THIMBLE_DOUBLE("r16", "r17", "r22") THIMBLE_PLUS("r16", "r17", "r22", "r12", "r13", "r1") \
  THIMBLE_DOUBLE("r16", "r17", "r22") THIMBLE_PLUS("r16", "r17", "r22", "r10", "r11", "r1") \
  THIMBLE_DOUBLE("r8", "r9", "r24") THIMBLE_PLUS("r8", "r9", "r24", "r6", "r7", "r1") \
  THIMBLE_DOUBLE("r8", "r9", "r24") THIMBLE_PLUS("r8", "r9", "r24", "r4", "r5", "r1") \
  THIMBLE_DOUBLE("r8", "r9", "r24") THIMBLE_PLUS("r8", "r9", "r24", "r2", "r3", "r1") \
  "movw r6,r26\n movw r26,r18\n movw r2,r16\n mov r4,r22\n"                           \
  THIMBLE_TIMES_16("r2", "r3", "r4") THIMBLE_PLUS("r2", "r3", "r4", "r8", "r9", "r24") \
  THIMBLE_SUM_24("r2", "r3", "r4")                                                    \
  THIMBLE_TIMES_16("r8", "r9", "r24") THIMBLE_PLUS("r8", "r9", "r24", "r16", "r17", "r22") \
  THIMBLE_SUM_24("r8", "r9", "r24")                                                   \
  "movw r26,r6\n"
#define THIMBLE_FOUR_BIT_TINY(load)                                                   \
  THIMBLE_ADD_BITS(THIMBLE_HALVE, THIMBLE_TWO_INPUTS(load), THIMBLE_FOLD_FOUR_BIT)
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct FourBitTinyFromFlash : FinishFromFlash {
  static constexpr uint8_t kOffset = 128;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_FOUR_BIT_TINY("lpm");
  }
};
struct FourBitTinyFromRam : FinishFromRam {
  static constexpr uint8_t kOffset = 128;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_FOUR_BIT_TINY("ld");
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_FOUR_BIT_TINY
#undef THIMBLE_FOLD_FOUR_BIT
#undef THIMBLE_TIMES_16
#undef THIMBLE_PLUS
#undef THIMBLE_DOUBLE

#endif
