// SPDX-License-Identifier: MIT
// Four float dot products at a time in FPU registers: Cortex-M4F, M7, M33.
//
// Four inputs and the weights of four rows take 5 VLDM, 16 VFMA and 2 instructions of the
// counter: 1.44 a multiply-accumulate. The sums grow in input order, each step fused, as
// compilers make it of the plain kernel. 40 bytes of stack.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_ARM_FPU

namespace thimble {
namespace kernels {
namespace arm {

struct DotFpu {
  static void one(const float* x, const float* weights, uint32_t inputs, float* sum) {
    float s = *sum;
    for (; inputs != 0; --inputs) s += *x++ * *weights++;
    *sum = s;
  }

  static THIMBLE_INLINE void four(const float* x, const float* weights, uint32_t inputs,
                                  uint32_t stride, float* sums) {
    add(x, weights, inputs, stride, sums);
  }

 private:
// clang-format off
#define THIMBLE_COLUMN(x, a, b, c, d)                                                  \
  "vfma.f32 s20," a "," x "\n vfma.f32 s21," b "," x "\n"                              \
  "vfma.f32 s22," c "," x "\n vfma.f32 s23," d "," x "\n"

  THIMBLE_ASSEMBLY void add(const float*, const float*, uint32_t, uint32_t, float*) {
    asm volatile(
        "push {r4,lr}\n"
        "vpush {s16-s23}\n"
        "ldr lr,[sp,#40]\n"
        "vldm lr,{s20-s23}\n"
        "add r4,r1,r3,lsl #3\n"                    // rows: r1, r3, r4, r12
        "add r12,r4,r3,lsl #2\n"
        "add r3,r1,r3,lsl #2\n"
        "subs r2,r2,#4\n blo 2f\n"
        "1: vldm r0!,{s0-s3}\n vldm r1!,{s4-s7}\n vldm r3!,{s8-s11}\n"
        "vldm r4!,{s12-s15}\n vldm r12!,{s16-s19}\n"
        THIMBLE_COLUMN("s0", "s4", "s8", "s12", "s16")
        THIMBLE_COLUMN("s1", "s5", "s9", "s13", "s17")
        THIMBLE_COLUMN("s2", "s6", "s10", "s14", "s18")
        THIMBLE_COLUMN("s3", "s7", "s11", "s15", "s19")
        "subs r2,r2,#4\n bhs 1b\n"
        "2: adds r2,r2,#4\n beq 4f\n"
        "3: vldm r0!,{s0}\n vldm r1!,{s4}\n vldm r3!,{s8}\n vldm r4!,{s12}\n"
        "vldm r12!,{s16}\n"
        THIMBLE_COLUMN("s0", "s4", "s8", "s12", "s16")
        "subs r2,r2,#1\n bne 3b\n"
        "4: vstm lr,{s20-s23}\n"
        "vpop {s16-s23}\n"
        "pop {r4,pc}\n"
        ::: "r0", "r1", "r2", "r3", "r12", "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7",
            "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15", "cc", "memory");
  }
#undef THIMBLE_COLUMN
  // clang-format on
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
