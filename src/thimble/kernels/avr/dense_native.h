// SPDX-License-Identifier: MIT
// Int8<Native, ForAvr> dense on an AVR with a multiplier, in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. The loop is that of
// dense_loop.h. A layer of n inputs and m units takes about 9.125 n m + 70 m + 9 n + 130
// cycles and 23 bytes of stack.
//
// Registers: those of dense_loop.h | r14:15 x | r16 blocks left | T shift is 24.
#pragma once

#include "dense_assembly.h"
#include "requantize_native.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_NATIVE_HEAD(load)                                                     \
  load " r24,Z+\n bst r24,3\n"                     /* 24 has bit 3, 16 has not */
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

THIMBLE_DENSE_FROM_ALL(Native, THIMBLE_NATIVE_HEAD, "r16", "movw r26,r14\n", "",
                       THIMBLE_NATIVE_REQUANTIZE);

using DenseNative =
    DenseAssembly<Native, NativeFromFlash, NativeFromRam, NativeFromFarFlash>;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_NATIVE_HEAD

#endif
