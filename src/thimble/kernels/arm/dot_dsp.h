// SPDX-License-Identifier: MIT
// Four dot products at a time with SMLAD, for the layout ForCortexM4.
//
// A group of four inputs and its 16 weights take
//   LDR | LDM of four words | 10 SXTB16 | 8 SMLAD        20 instructions
// and two for the counter of a pair of groups: 1.31 a multiply-accumulate. 40 bytes of
// stack.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_ARM_DSP

namespace thimble {
namespace kernels {
namespace arm {

class DotDsp {
 public:
  static int32_t common(const int8_t*, uint32_t) { return 0; }

  static const uint8_t* four(const int8_t* x, const uint8_t* weights, uint32_t inputs,
                             int32_t* sums) {
    const uint32_t groups = inputs >> 2;
    if (groups != 0) weights = add(x, weights, groups, sums);
    if ((inputs & 3) == 0) return weights;
    // What lies behind the last input is not ours to read.
    int8_t last[4] = {0, 0, 0, 0};
    for (uint8_t i = 0; i < (inputs & 3); ++i) last[i] = x[4 * groups + i];
    return add(last, weights, 1, sums);
  }

 private:
// clang-format off
#define THIMBLE_TWO_BY_TWO(sum, word)                                                  \
  "sxtb16 lr," word "\n smlad " sum ",lr,r12," sum "\n"                                \
  "sxtb16 " word "," word ",ror #8\n smlad " sum "," word ",r3," sum "\n"
#define THIMBLE_GROUP                                                                  \
  "ldr r3,[r0],#4\n ldm r1!,{r8-r11}\n sxtb16 r12,r3\n sxtb16 r3,r3,ror #8\n"          \
  THIMBLE_TWO_BY_TWO("r4", "r8") THIMBLE_TWO_BY_TWO("r5", "r9")                        \
  THIMBLE_TWO_BY_TWO("r6", "r10") THIMBLE_TWO_BY_TWO("r7", "r11")

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint32_t, int32_t*) {
    asm volatile(
        "push {r3-r11,lr}\n"
        "ldm r3,{r4-r7}\n"
        "lsrs r2,r2,#1\n"                // pairs of groups; odd: start with half a pair
        "bcc 1f\n"
        "add r2,r2,#1\n"
        "b 2f\n"
        "1:\n" THIMBLE_GROUP
        "2:\n" THIMBLE_GROUP
        "subs r2,r2,#1\n"
        "bne 1b\n"
        "ldr r3,[sp]\n"
        "stm r3,{r4-r7}\n"
        "mov r0,r1\n"
        "pop {r3-r11,pc}\n"
        ::: "r0", "r1", "r2", "r3", "r12", "cc", "memory");
  }
#undef THIMBLE_GROUP
#undef THIMBLE_TWO_BY_TWO
  // clang-format on
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
