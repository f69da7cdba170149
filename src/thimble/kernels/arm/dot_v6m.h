// SPDX-License-Identifier: MIT
// Four dot products at a time on Armv6-M, for the layout ForCortexM0.
//
// A word holds the weights u0..u3 of an input v, all of them unsigned. Masked, it is two
// pairs 16 bits apart, and one MULS multiplies both of a pair:
//   (u0 + 2^16 u2) v = u0 v + 2^16 u2 v,   each product below 2^16.
// P sums these modulo 2^32 and H their upper halves, so that in the end
//   sum u2 v = H   and   sum u0 v = P - 2^16 H   modulo 2^32.
// An input takes LDRB, EORS, half an LDM, 3 LSRS, 2 ANDS, 2 MULS, 4 ADD, and the loop 3
// instructions for eight inputs: 3.47 a multiply-accumulate, of which only 0.63 are
// loaded words or bytes. 40 bytes of stack.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_ARM_V6M

namespace thimble {
namespace kernels {
namespace arm {

struct DotV6m {
  // sum u v for one unit; v = x + 128.
  static THIMBLE_NOINLINE const uint8_t* one(const int8_t* x, const uint8_t* weights,
                                             uint32_t inputs, int32_t* sum) {
    uint32_t s = static_cast<uint32_t>(*sum);
    const int8_t* const end = x + inputs;
    while (x != end) {
      s += static_cast<uint32_t>(static_cast<uint8_t>(*x++ ^ 0x80)) * *weights++;
    }
    *sum = static_cast<int32_t>(s);
    return weights;
  }

  // The same for blocks of three units, which fill no words.
  static THIMBLE_NOINLINE const uint8_t* three(const int8_t* x, const uint8_t* weights,
                                               uint32_t inputs, int32_t* sums) {
    uint32_t a = static_cast<uint32_t>(sums[0]), b = static_cast<uint32_t>(sums[1]),
             c = static_cast<uint32_t>(sums[2]);
    const int8_t* const end = x + inputs;
    while (x != end) {
      const uint32_t value = static_cast<uint8_t>(*x++ ^ 0x80);
      a += value * weights[0];
      b += value * weights[1];
      c += value * weights[2];
      weights += 3;
    }
    sums[0] = static_cast<int32_t>(a);
    sums[1] = static_cast<int32_t>(b);
    sums[2] = static_cast<int32_t>(c);
    return weights;
  }

// clang-format off
// The input at `at`, its weights in `word`.
#define THIMBLE_FOUR(at, word)                                                         \
  "ldrb r4,[r0,#" #at "]\n eors r4,r6\n"                                               \
  "lsrs r3," word ",#8\n ands " word ",r5\n ands r3,r5\n"                              \
  "muls " word ",r4," word "\n muls r3,r4,r3\n"                                        \
  "add r8," word "\n lsrs " word "," word ",#16\n add r9," word "\n"                   \
  "add r10,r3\n lsrs r3,r3,#16\n add r11,r3\n"
#define THIMBLE_INPUTS(first, second)                                                  \
  "ldmia r1!,{r2,r7}\n" THIMBLE_FOUR(first, "r2") THIMBLE_FOUR(second, "r7")
// Two sums from P and H: the one of the lower halves at `low`, the other at `high`.
#define THIMBLE_TWO_SUMS(p, h, low, high)                                              \
  "mov r0," p "\n mov r1," h "\n lsls r2,r1,#16\n subs r0,r0,r2\n"                     \
  "ldr r2,[r7,#" low "]\n adds r2,r2,r0\n str r2,[r7,#" low "]\n"                      \
  "ldr r2,[r7,#" high "]\n adds r2,r2,r1\n str r2,[r7,#" high "]\n"

  // sum u v = sum w v + 128 sum v: -128 sum v undoes the last term.
  THIMBLE_ASSEMBLY int32_t common(const int8_t*, uint32_t) {
    asm volatile(
        ".syntax unified\n"
        "push {r4-r7}\n"
        "lsls r2,r1,#7\n"
        "movs r3,#0\n movs r4,#1\n movs r5,#2\n movs r6,#3\n"
        "subs r1,r1,#4\n blo 2f\n"
        "1: ldrsb r7,[r0,r3]\n adds r2,r2,r7\n ldrsb r7,[r0,r4]\n adds r2,r2,r7\n"
        "ldrsb r7,[r0,r5]\n adds r2,r2,r7\n ldrsb r7,[r0,r6]\n adds r2,r2,r7\n"
        "adds r0,r0,#4\n subs r1,r1,#4\n bhs 1b\n"
        "2: adds r1,r1,#4\n beq 4f\n"
        "3: ldrsb r7,[r0,r3]\n adds r2,r2,r7\n"
        "adds r0,r0,#1\n subs r1,r1,#1\n bne 3b\n"
        "4: lsls r0,r2,#7\n negs r0,r0\n"
        "pop {r4-r7}\n"
        "bx lr\n"
        ::: "r0", "r1", "r2", "r3", "cc", "memory");
  }

  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t, int32_t*) {
    asm volatile(
        ".syntax unified\n"
        "push {r3-r7,lr}\n"
        "mov r4,r8\n mov r5,r9\n mov r6,r10\n mov r7,r11\n"
        "push {r4-r7}\n"
        "adds r4,r0,r2\n mov r12,r4\n"             // the end of the inputs
        "movs r6,#0\n mov r8,r6\n mov r9,r6\n mov r10,r6\n mov r11,r6\n"
        "movs r5,#255\n lsls r6,r5,#16\n orrs r5,r6\n"
        "movs r6,#128\n"
        "lsls r7,r2,#29\n lsrs r7,r7,#29\n"        // inputs beyond a multiple of eight
        "beq 2f\n"
        "1: ldmia r1!,{r2}\n" THIMBLE_FOUR(0, "r2")
        "adds r0,r0,#1\n subs r7,r7,#1\n bne 1b\n"
        "2: cmp r0,r12\n beq 4f\n"
        "3:\n" THIMBLE_INPUTS(0, 1) THIMBLE_INPUTS(2, 3) THIMBLE_INPUTS(4, 5)
        THIMBLE_INPUTS(6, 7)
        "adds r0,r0,#8\n cmp r0,r12\n bne 3b\n"
        "4: mov lr,r1\n ldr r7,[sp,#16]\n"
        THIMBLE_TWO_SUMS("r8", "r9", "0", "8")
        THIMBLE_TWO_SUMS("r10", "r11", "4", "12")
        "mov r0,lr\n"
        "pop {r4-r7}\n"
        "mov r8,r4\n mov r9,r5\n mov r10,r6\n mov r11,r7\n"
        "pop {r3-r7,pc}\n"
        ::: "r0", "r1", "r2", "r3", "r12", "cc", "memory");
  }
#undef THIMBLE_TWO_SUMS
#undef THIMBLE_INPUTS
#undef THIMBLE_FOUR
  // clang-format on
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
