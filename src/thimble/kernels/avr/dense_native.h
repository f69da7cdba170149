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

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_NATIVE_HEAD(load)                                                     \
  load " r24,Z+\n bst r24,3\n"                     /* 24 has bit 3, 16 has not */

// Bytes 1 and 2 of the product grow in r26, r27; byte 3 in r24, byte 4 in r26 again. A
// sum of 16 bits cannot carry into byte 4.
#define THIMBLE_NATIVE_REQUANTIZE(load)                                               \
  load " r18,Z+\n " load " r19,Z+\n"                                                  \
  "mul r2,r19\n movw r26,r0\n"                                                        \
  "mul r2,r18\n add r26,r1\n adc r27,r25\n clr r24\n"                                 \
  "mul r3,r18\n add r26,r0\n adc r27,r1\n adc r24,r25\n clr r26\n"                    \
  "mul r3,r19\n add r27,r0\n adc r24,r1\n"                                            \
  "mul r4,r18\n add r27,r0\n adc r24,r1\n adc r26,r25\n"                              \
  "mul r4,r19\n add r24,r0\n adc r26,r1\n"                                            \
  "sbrs r4,7\n rjmp 1f\n"                                                             \
  "sub r24,r18\n sbc r26,r19\n"                    /* the sum was negative */         \
  "1: brts 2f\n"                                   /* shift 24: the result is byte 3 */ \
  "cpse r24,r25\n ori r26,1\n"                     /* shift 16: byte 2, unless the */ \
  "mov r24,r27\n"                                  /* higher ones say it overflows */ \
  "2: cpse r26,r25\n ldi r24,0xff\n sbrc r26,7\n clr r24\n"                           \
  "subi r24,0x80\n st Y+,r24\n ret\n"
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

THIMBLE_DENSE_FROM_ALL(Native, THIMBLE_NATIVE_HEAD, "r16", "movw r26,r14\n", "",
                       THIMBLE_NATIVE_REQUANTIZE);

using DenseNative =
    DenseAssembly<Native, NativeFromFlash, NativeFromRam, NativeFromFarFlash>;
// ELPM's page would not follow a skip.
using DenseNativeSparse =
    DenseAssembly<Native, NativeSparseFromFlash, NativeSparseFromRam, NativeFromFarFlash>;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_NATIVE_REQUANTIZE
#undef THIMBLE_NATIVE_HEAD

#endif
