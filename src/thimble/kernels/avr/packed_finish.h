// SPDX-License-Identifier: MIT
// The end of a block of packed weights on AVRs: biases and native requantization.
//
// const uint8_t* finish(const uint8_t* params, const Sum24* sums, int8_t* y,
//                       uint8_t units, uint8_t shift)
// returns the end of the block. About 95 cycles a unit with a multiplier, 210 without.
#pragma once

#include "../../numeric/layout.h"
#include "requantize_native.h"
#include "requantize_tiny.h"

#if THIMBLE_AVR

// clang-format off
#define THIMBLE_PACKED_SUM(load)                                                      \
  "ld r2,X+\n ld r3,X+\n ld r4,X+\n"                                                  \
  load " r18,Z+\n add r2,r18\n " load " r18,Z+\n adc r3,r18\n "                       \
  load " r18,Z+\n adc r4,r18\n"

#if THIMBLE_AVR_MUL
// r22:23 sums | r20 units left | the rest as requantize_native.h wants it.
#define THIMBLE_PACKED_UNITS(load)                                                    \
  "mov r20,r18\n clr r25\n"                                                           \
  "1: movw r26,r22\n" THIMBLE_PACKED_SUM(load) "movw r22,r26\n"                       \
  "rcall 7f\n dec r20\n brne 1b\n clr r1\n"
#define THIMBLE_PACKED_REQUANTIZE(load) THIMBLE_NATIVE_REQUANTIZE(load)
#else
// X sums | r24 units left | the rest as requantize_tiny.h wants it.
#define THIMBLE_PACKED_UNITS(load)                                                    \
  "movw r26,r22\n mov r24,r18\n"                                                      \
  "1:\n" THIMBLE_PACKED_SUM(load) "lsl r2\n rol r3\n rol r4\n"                        \
  "rcall 7f\n dec r24\n brne 1b\n"
#define THIMBLE_PACKED_REQUANTIZE(load) THIMBLE_TINY_REQUANTIZE(load)
#endif

#define THIMBLE_PACKED_FINISH(load)                                                   \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r28\n push r29\n"                               \
  "movw r30,r24\n movw r28,r20\n bst r16,3\n"      /* 24 has bit 3, 16 has not */     \
  THIMBLE_PACKED_UNITS(load)                                                          \
  "movw r24,r30\n"                                                                    \
  "pop r29\n pop r28\n pop r4\n pop r3\n pop r2\n ret\n"                              \
  "7:\n" THIMBLE_PACKED_REQUANTIZE(load)                                              \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct FinishFromFlash {
  THIMBLE_ASSEMBLY const uint8_t* finish(const uint8_t*, const Sum24*, int8_t*, uint8_t,
                                         uint8_t) {
    THIMBLE_PACKED_FINISH("lpm");
  }
};
struct FinishFromRam {
  THIMBLE_ASSEMBLY const uint8_t* finish(const uint8_t*, const Sum24*, int8_t*, uint8_t,
                                         uint8_t) {
    THIMBLE_PACKED_FINISH("ld");
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_PACKED_FINISH
#undef THIMBLE_PACKED_REQUANTIZE
#undef THIMBLE_PACKED_UNITS
#undef THIMBLE_PACKED_SUM

#endif
