// SPDX-License-Identifier: MIT
// Int8<Native, ForAvr> dense on an AVR with a multiplier, in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. The loop is that of
// dense_loop.h. A layer of n inputs and m units takes about 9.125 n m + 72 m + 9 n + 130
// cycles and 23 bytes of stack.
//
// Registers: those of dense_loop.h | r14:15 x | r16 blocks left | T shift is 24.
#pragma once

#include "dense_loop.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_NATIVE_HEAD(load)                                                     \
  load " r24,Z+\n bst r24,3\n"                     /* 24 has bit 3, 16 has not */

// Bytes 2, 3, 4 of the product grow in r26, r27, r24.
#define THIMBLE_NATIVE_REQUANTIZE(load)                                               \
  load " r18,Z+\n " load " r19,Z+\n"                                                  \
  "mul r2,r18\n mov r24,r1\n clr r26\n"                                               \
  "mul r2,r19\n add r24,r0\n adc r26,r1\n clr r27\n"                                  \
  "mul r3,r18\n add r24,r0\n adc r26,r1\n adc r27,r25\n clr r24\n"                    \
  "mul r3,r19\n add r26,r0\n adc r27,r1\n adc r24,r25\n"                              \
  "mul r4,r18\n add r26,r0\n adc r27,r1\n adc r24,r25\n"                              \
  "mul r4,r19\n add r27,r0\n adc r24,r1\n"                                            \
  "sbrs r4,7\n rjmp 1f\n"                                                             \
  "sub r27,r18\n sbc r24,r19\n"                    /* the sum was negative */         \
  "1: brts 2f\n"                                   /* shift 24: the result is byte 3 */ \
  "tst r24\n brne 3f\n cpse r27,r25\n inc r24\n"   /* shift 16: byte 2, unless the */ \
  "3: mov r27,r26\n"                               /* higher ones say it overflows */ \
  "2: tst r24\n breq 4f\n ldi r27,0xff\n sbrc r24,7\n clr r27\n"                      \
  "4: subi r27,0x80\n st Y+,r27\n ret\n"

#define THIMBLE_DENSE_NATIVE(load)                                                    \
  THIMBLE_DENSE(load, THIMBLE_NATIVE_HEAD, "tst r16\n", "r16", "movw r26,r14\n",      \
                "dec r16\n", THIMBLE_NATIVE_REQUANTIZE)
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct NativeFromFlash : FlashPush {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t) {
    THIMBLE_DENSE_NATIVE("lpm");
  }
};
struct NativeFromRam : RamPush {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t) {
    THIMBLE_DENSE_NATIVE("ld");
  }
};

using DenseNative = DenseAssembly<Native, NativeFromFlash, NativeFromRam>;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_DENSE_NATIVE
#undef THIMBLE_NATIVE_REQUANTIZE
#undef THIMBLE_NATIVE_HEAD

#endif
