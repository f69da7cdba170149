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
#define THIMBLE_GROUP                                                                  \
  "ldm r1!,{r8-r11}\n sxtb16 r12,r3\n sxtb16 r3,r3,ror #8\n"                          \
  THIMBLE_TWO_BY_TWO("r4", "r8") THIMBLE_TWO_BY_TWO("r5", "r9")                        \
  THIMBLE_TWO_BY_TWO("r6", "r10") THIMBLE_TWO_BY_TWO("r7", "r11")

  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t,
                                       int32_t*) {
    asm volatile(
        "push {r3-r11,lr}\n"
        "ldm r3,{r4-r7}\n"
        "subs r2,r2,#8\n blo 4f\n"
        "1: ldr r3,[r0],#4\n" THIMBLE_GROUP
        "2: ldr r3,[r0],#4\n"
        "3:\n" THIMBLE_GROUP
        "subs r2,r2,#8\n bhs 1b\n"
        "4: adds r2,r2,#8\n beq 6f\n"              // up to seven inputs are left:
        "subs r2,r2,#4\n bhs 2b\n"                // four of them
        "ldrb r3,[r0]\n"                          // one to three; nothing behind them is read
        "adds r2,r2,#2\n bmi 5f\n"
        "ldrb r12,[r0,#1]\n orr r3,r3,r12,lsl #8\n"
        "beq 5f\n"
        "ldrb r12,[r0,#2]\n orr r3,r3,r12,lsl #16\n"
        "5: movs r2,#0\n b 3b\n"
        "6: ldr r3,[sp]\n"
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
