// SPDX-License-Identifier: MIT
// The sums of eight Binary or Ternary units on any AVR, in assembly.
#pragma once

#include "../../numeric/layout.h"
#include "bit_sums.h"
#include "packed_finish.h"

#if THIMBLE_AVR

// clang-format off
#define THIMBLE_ONCE(low, high) THIMBLE_SUM_24(low, high, "r1")
#define THIMBLE_TWICE(low, high)                                                      \
  "clr r22\n lsl " low "\n rol " high "\n rol r22\n" THIMBLE_SUM_24(low, high, "r22")
#define THIMBLE_FOLD(sum)                                                             \
  "movw r24,r26\n movw r26,r18\n"                                                     \
  sum("r2", "r3") sum("r4", "r5") sum("r6", "r7") sum("r8", "r9")                     \
  sum("r10", "r11") sum("r12", "r13") sum("r14", "r15") sum("r16", "r17")             \
  "movw r26,r24\n"

#define THIMBLE_BINARY(load)                                                          \
  THIMBLE_ADD_BITS(THIMBLE_HALVE, THIMBLE_TWO_INPUTS(load),                           \
                   THIMBLE_FOLD(THIMBLE_TWICE))
#define THIMBLE_TERNARY(load)                                                         \
  THIMBLE_ADD_BITS("", THIMBLE_TWO_BYTES(load), THIMBLE_FOLD(THIMBLE_ONCE))
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct BinaryFromFlash : FinishFromFlash {
  static constexpr uint8_t kOffset = 1;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_BINARY("lpm");
  }
};
struct BinaryFromRam : FinishFromRam {
  static constexpr uint8_t kOffset = 1;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_BINARY("ld");
  }
};

struct TernaryFromFlash : FinishFromFlash {
  static constexpr uint8_t kOffset = 1;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_TERNARY("lpm");
  }
};
struct TernaryFromRam : FinishFromRam {
  static constexpr uint8_t kOffset = 1;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_TERNARY("ld");
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_TERNARY
#undef THIMBLE_BINARY
#undef THIMBLE_FOLD
#undef THIMBLE_TWICE
#undef THIMBLE_ONCE

#endif
