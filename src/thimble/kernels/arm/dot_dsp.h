// SPDX-License-Identifier: MIT
// Four dot products at a time with SMLAD, for the layout ForCortexM4.
//
// A group of four inputs and its 16 weights take
//   LDR | LDM of four words | 10 SXTB16 | 8 SMLAD        20 instructions
// and two for the counter of a pair of groups: 1.31 a multiply-accumulate. 40 bytes of
// stack.
#pragma once

#include "../../platform/detect.h"
#include "../wide/signed_core.h"

#if THIMBLE_ARM_DSP

namespace thimble {
namespace kernels {
namespace arm {

struct DotDsp : wide::SignedCore {
// clang-format off
#define THIMBLE_TWO_BY_TWO(sum, word)                                                  \
  "sxtb16 lr," word "\n smlad " sum ",lr,r12," sum "\n"                                \
  "sxtb16 " word "," word ",ror #8\n smlad " sum "," word ",r3," sum "\n"
// The four inputs in r3.
#define THIMBLE_FOUR_ROWS                                                              \
  "ldm r1!,{r8-r11}\n sxtb16 r12,r3\n sxtb16 r3,r3,ror #8\n"                          \
  THIMBLE_TWO_BY_TWO("r4", "r8") THIMBLE_TWO_BY_TWO("r5", "r9")                        \
  THIMBLE_TWO_BY_TWO("r6", "r10") THIMBLE_TWO_BY_TWO("r7", "r11")
#define THIMBLE_THREE_ROWS                                                             \
  "ldm r1!,{r8-r10}\n sxtb16 r12,r3\n sxtb16 r3,r3,ror #8\n"                          \
  THIMBLE_TWO_BY_TWO("r4", "r8") THIMBLE_TWO_BY_TWO("r5", "r9")                        \
  THIMBLE_TWO_BY_TWO("r6", "r10")

// r0 inputs, r1 weights, r2 how many inputs, r3 sums, which are in r4 and behind.
#define THIMBLE_ROWS(rows, sums)                                                       \
    asm volatile(                                                                      \
        "push {r3-r11,lr}\n"                                                           \
        "ldm r3," sums "\n"                                                            \
        "subs r2,r2,#8\n blo 4f\n"                                                     \
        "1: ldr r3,[r0],#4\n" rows                                                     \
        "2: ldr r3,[r0],#4\n"                                                          \
        "3:\n" rows                                                                    \
        "subs r2,r2,#8\n bhs 1b\n"                                                     \
        /* up to seven inputs are left: four of them ... */                            \
        "4: adds r2,r2,#8\n beq 6f\n"                                                  \
        "subs r2,r2,#4\n bhs 2b\n"                                                     \
        /* ... one to three; nothing behind them is read */                            \
        "ldrb r3,[r0]\n"                                                               \
        "adds r2,r2,#2\n bmi 5f\n"                                                     \
        "ldrb r12,[r0,#1]\n orr r3,r3,r12,lsl #8\n"                                    \
        "beq 5f\n"                                                                     \
        "ldrb r12,[r0,#2]\n orr r3,r3,r12,lsl #16\n"                                   \
        "5: movs r2,#0\n b 3b\n"                                                       \
        "6: ldr r3,[sp]\n"                                                             \
        "stm r3," sums "\n"                                                            \
        "mov r0,r1\n"                                                                  \
        "pop {r3-r11,pc}\n"                                                            \
        ::: "r0", "r1", "r2", "r3", "r12", "cc", "memory")

  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t,
                                       int32_t*) {
    THIMBLE_ROWS(THIMBLE_FOUR_ROWS, "{r4-r7}");
  }
  THIMBLE_ASSEMBLY const uint8_t* three(const int8_t*, const uint8_t*, uint32_t,
                                        int32_t*) {
    THIMBLE_ROWS(THIMBLE_THREE_ROWS, "{r4-r6}");
  }
#undef THIMBLE_THREE_ROWS
#undef THIMBLE_FOUR_ROWS
#undef THIMBLE_TWO_BY_TWO
  // clang-format on
};

// The same for ForCortexM4Wide, whose weights need no SXTB16: 0.88 a multiply-accumulate.
struct DotDspWide {
  static constexpr int32_t common(const int8_t*, uint32_t) { return 0; }

  static THIMBLE_NOINLINE const uint8_t* one(const int8_t* x, const uint8_t* weights,
                                             uint32_t inputs, int32_t* sum) {
    int32_t s = *sum;
    for (; inputs >= 4; inputs -= 4) {
      s += x[0] * at(weights, 0) + x[2] * at(weights, 2);
      s += x[1] * at(weights, 4) + x[3] * at(weights, 6);
      x += 4;
      weights += 8;
    }
    if (inputs != 0) {
      s += x[0] * at(weights, 0);
      if (inputs > 1) s += x[1] * at(weights, 4);
      if (inputs > 2) s += x[2] * at(weights, 2);
      weights += 8;
    }
    *sum = s;
    return weights;
  }

// clang-format off
#define THIMBLE_WIDE_ROWS                                                              \
  "sxtb16 r12,r3\n sxtb16 r3,r3,ror #8\n"                                             \
  "ldm r1!,{r8-r11}\n smlad r4,r8,r12,r4\n smlad r4,r9,r3,r4\n"                       \
  "smlad r5,r10,r12,r5\n smlad r5,r11,r3,r5\n"                                        \
  "ldm r1!,{r8-r11}\n smlad r6,r8,r12,r6\n smlad r6,r9,r3,r6\n"                       \
  "smlad r7,r10,r12,r7\n smlad r7,r11,r3,r7\n"
  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t,
                                       int32_t*) {
    THIMBLE_ROWS(THIMBLE_WIDE_ROWS, "{r4-r7}");
  }
#undef THIMBLE_WIDE_ROWS
#undef THIMBLE_ROWS
  // clang-format on

 private:
  static THIMBLE_INLINE int32_t at(const uint8_t* weights, uint32_t bytes) {
    return static_cast<int8_t>(weights[bytes]);
  }
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
