// SPDX-License-Identifier: MIT
// Native's requantization on an AVR with a multiplier, as text for assembly.
//
// A subroutine: turns the sum r4:r3:r2 by the multiplier at Z into an int8 and stores it
// at Y. T says whether the shift is 24; r25 is zero. Uses r0, r1, r18, r19, r24, X.
#pragma once

// clang-format off
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
