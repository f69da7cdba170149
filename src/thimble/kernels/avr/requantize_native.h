// SPDX-License-Identifier: MIT
// Native's requantization on an AVR with a multiplier, as text for assembly.
//
// A subroutine: turns the sum r4:r3:r2 by the multiplier at Z into an int8 and stores it
// at Y. T says whether the shift is 24; r25 is zero. Uses r0, r1, r18, r19, r24, X.
#pragma once

// clang-format off
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
// clang-format on
