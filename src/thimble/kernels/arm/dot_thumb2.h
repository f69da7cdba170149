// SPDX-License-Identifier: MIT
// Four dot products at a time with MLA, for the layout Portable on Cortex-M3 and above.
//
// An input takes 5 LDRSB and 4 MLA, and the counter 2 instructions for four inputs: 2.38
// a multiply-accumulate. 32 bytes of stack.
#pragma once

#include "../../platform/detect.h"
#include "../wide/signed_core.h"

#if THIMBLE_ARM_THUMB2

namespace thimble {
namespace kernels {
namespace arm {

struct DotThumb2 : wide::SignedCore {
// clang-format off
#define THIMBLE_INPUT                                                                  \
  "ldrsb r3,[r0],#1\n"                                                                 \
  "ldrsb r8,[r1],#1\n ldrsb r9,[r1],#1\n ldrsb r12,[r1],#1\n ldrsb lr,[r1],#1\n"       \
  "mla r4,r8,r3,r4\n mla r5,r9,r3,r5\n mla r6,r12,r3,r6\n mla r7,lr,r3,r7\n"

  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t,
                                       int32_t*) {
    asm volatile(
        "push {r3-r9,lr}\n"
        "ldm r3,{r4-r7}\n"
        "subs r2,r2,#4\n blo 2f\n"
        "1:\n" THIMBLE_INPUT THIMBLE_INPUT THIMBLE_INPUT THIMBLE_INPUT
        "subs r2,r2,#4\n bhs 1b\n"
        "2: adds r2,r2,#4\n beq 4f\n"
        "3:\n" THIMBLE_INPUT
        "subs r2,r2,#1\n bne 3b\n"
        "4: ldr r3,[sp]\n"
        "stm r3,{r4-r7}\n"
        "mov r0,r1\n"
        "pop {r3-r9,pc}\n"
        ::: "r0", "r1", "r2", "r3", "r12", "cc", "memory");
  }
#undef THIMBLE_INPUT
  // clang-format on
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
