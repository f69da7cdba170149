// SPDX-License-Identifier: MIT
// Four dot products at a time on RISC-V, for the layout Portable.
//
// An input takes 5 LB, 4 MUL and 4 ADD, and the loop 3 instructions for eight
// inputs: 3.34 a multiply-accumulate. No stack.
#pragma once

#include "../../platform/detect.h"
#include "../wide/signed_core.h"

#if THIMBLE_RISCV

namespace thimble {
namespace kernels {
namespace riscv {

struct Dot : wide::SignedCore {
// clang-format off
#define THIMBLE_INPUT(i)                                                               \
  "lb t0," #i "(a0)\n"                                                                 \
  "lb t1,4*" #i "+0(a1)\n lb t2,4*" #i "+1(a1)\n"                                      \
  "lb t3,4*" #i "+2(a1)\n lb t4,4*" #i "+3(a1)\n"                                      \
  "mul t1,t1,t0\n mul t2,t2,t0\n mul t3,t3,t0\n mul t4,t4,t0\n"                        \
  "add a4,a4,t1\n add a5,a5,t2\n add a6,a6,t3\n add a7,a7,t4\n"

  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint32_t, int32_t*) {
    asm volatile(
        "lw a4,0(a3)\n lw a5,4(a3)\n lw a6,8(a3)\n lw a7,12(a3)\n"
        "andi t5,a2,7\n"                           // inputs beyond a multiple of eight
        "add a2,a0,a2\n"                           // the end of the inputs
        "beqz t5,2f\n"
        "add t5,t5,a0\n"
        "1:\n" THIMBLE_INPUT(0)
        "addi a0,a0,1\n addi a1,a1,4\n bne a0,t5,1b\n"
        "2: beq a0,a2,4f\n"
        "3:\n" THIMBLE_INPUT(0) THIMBLE_INPUT(1) THIMBLE_INPUT(2) THIMBLE_INPUT(3)
        THIMBLE_INPUT(4) THIMBLE_INPUT(5) THIMBLE_INPUT(6) THIMBLE_INPUT(7)
        "addi a0,a0,8\n addi a1,a1,32\n bne a0,a2,3b\n"
        "4: sw a4,0(a3)\n sw a5,4(a3)\n sw a6,8(a3)\n sw a7,12(a3)\n"
        "mv a0,a1\n"
        "ret\n"
        ::: "a0", "a1", "a2", "a4", "a5", "a6", "a7", "t0", "t1", "t2", "t3", "t4", "t5",
            "memory");
  }
#undef THIMBLE_INPUT
  // clang-format on
};

}  // namespace riscv
}  // namespace kernels
}  // namespace thimble

#endif
