// SPDX-License-Identifier: MIT
// Int8<Tflite, ForAvr> dense on an AVR with a multiplier, in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit, and so to TensorFlow Lite
// Micro. The loop is that of dense_loop.h. With M the multiplier, e = -shift from 1 to 24
// and n = [sum < 0], both roundings of a sum of 24 bits are exactly
//   high = floor((|sum| 2M + 2^31 - n) / 2^32)     magnitude = floor((high + 2^(e-1)) /
//   2^e) y = clamp(zero point +- magnitude, low, high)
// because the first rounding takes halves up and the second takes them away from zero.
// Each byte of 2M costs three MULs, the shift to the right three more: it is the product
// by 2^(8-b) without its lowest byte, for e = b + 8 bytes. A layer of n inputs and m
// units takes about 9.125 n m + 151 m + 9 n + 160 cycles and 26 bytes of stack.
//
// Registers: those of dense_loop.h | r14, r15, r16 zero point, low, high, all plus 128
// | T sum was negative. x and the blocks left wait on the stack.
#pragma once

#include "dense_assembly.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_TFLITE_HEAD(load)                                                     \
  "push r16\n push r26\n push r27\n"                                                  \
  load " r24,Z+\n subi r24,0x80\n mov r14,r24\n"                                      \
  load " r24,Z+\n subi r24,0x80\n mov r15,r24\n"                                      \
  load " r16,Z+\n subi r16,0x80\n"

#define THIMBLE_TFLITE_ENTER "push r18\n push r26\n push r27\n"
#define THIMBLE_TFLITE_LEAVE "pop r27\n pop r26\n pop r18\n"

// Adds the next byte of 2M times the magnitude to d:c:b:a, whose lowest byte is done then.
#define THIMBLE_TFLITE_BYTE(load, a, b, c, d)                                         \
  load " r19,Z+\n"                                                                    \
  "mul r2,r19\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n adc " d ",r25\n"        \
  "mul r3,r19\n add " b ",r0\n adc " c ",r1\n adc " d ",r25\n"                        \
  "mul r4,r19\n add " c ",r0\n adc " d ",r1\n"

#define THIMBLE_TFLITE_REQUANTIZE(load)                                               \
  /* r18 = -n; |sum|; the product starts at 2^31 - n */                               \
  "clr r18\n bst r4,7\n brtc 1f\n"                                                    \
  "com r18\n com r2\n com r3\n com r4\n sub r2,r18\n sbc r3,r18\n sbc r4,r18\n"       \
  "1: mov r24,r18\n mov r26,r18\n mov r27,r18\n subi r18,0x80\n"                      \
  THIMBLE_TFLITE_BYTE(load, "r24", "r26", "r27", "r18") "clr r24\n"                   \
  THIMBLE_TFLITE_BYTE(load, "r26", "r27", "r18", "r24") "clr r26\n"                   \
  THIMBLE_TFLITE_BYTE(load, "r27", "r18", "r24", "r26") "clr r27\n"                   \
  THIMBLE_TFLITE_BYTE(load, "r18", "r24", "r26", "r27")                               \
  /* r27:r26:r24 is `high`; r1:r4:r3:r2 = 2^(8-b) high */                             \
  load " r19,Z+\n"                                                                    \
  "mul r24,r19\n movw r2,r0\n"                                                        \
  "mul r26,r19\n mov r4,r1\n add r3,r0\n adc r4,r25\n"                                \
  "mul r27,r19\n add r4,r0\n adc r1,r25\n"                                            \
  /* without its lowest bytes, rounded; 255 stands for all that is more */            \
  load " r19,Z+\n"                                                                    \
  "2: subi r19,1\n brcs 3f\n mov r2,r3\n mov r3,r4\n mov r4,r1\n clr r1\n rjmp 2b\n"  \
  "3: lsl r2\n adc r3,r25\n adc r4,r25\n adc r1,r25\n"                                \
  "or r4,r1\n neg r4\n sbc r4,r4\n or r3,r4\n"                                        \
  /* zero point and clamp, in the numbers from 0 to 255 */                            \
  "mov r18,r14\n brts 4f\n add r18,r3\n brcc 5f\n ldi r18,0xff\n rjmp 5f\n"           \
  "4: sub r18,r3\n brcc 5f\n clr r18\n"                                               \
  "5: cp r18,r15\n brsh 6f\n mov r18,r15\n"                                           \
  "6: cp r16,r18\n brsh 1f\n mov r18,r16\n"                                           \
  "1: subi r18,0x80\n st Y+,r18\n ret\n"
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

THIMBLE_DENSE_FROM_ALL(Tflite, THIMBLE_TFLITE_HEAD, "r18", THIMBLE_TFLITE_ENTER,
                       THIMBLE_TFLITE_LEAVE, THIMBLE_TFLITE_REQUANTIZE);

using DenseTflite =
    DenseAssembly<Tflite, TfliteFromFlash, TfliteFromRam, TfliteFromFarFlash>;
// ELPM's page would not follow a skip.
using DenseTfliteSparse =
    DenseAssembly<Tflite, TfliteSparseFromFlash, TfliteSparseFromRam, TfliteFromFarFlash>;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_TFLITE_LEAVE
#undef THIMBLE_TFLITE_ENTER
#undef THIMBLE_TFLITE_HEAD

#endif
