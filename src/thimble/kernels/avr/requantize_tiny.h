// SPDX-License-Identifier: MIT
// Native's requantization on an AVR without a multiplier, as text for assembly.
//
// A subroutine: turns twice the sum, r4:r3:r2, by the multiplier at Z into an int8 and
// stores it at Y:
//   r22:r21:r20 = floor(r4:r3:r2 M / 2^16), bit by bit
// T says whether the shift is 24; r1 is zero. Uses r18 to r23.
#pragma once

// clang-format off
// The next bit of M, from the lowest on.
#define THIMBLE_BIT                                                                     \
  "lsr r19\n ror r18\n brcc 2f\n add r20,r2\n adc r21,r3\n adc r22,r4\n"                \
  "2: lsr r22\n ror r21\n ror r20\n"

#define THIMBLE_TINY_REQUANTIZE(load)                                                   \
  load " r18,Z+\n " load " r19,Z+\n"                                                    \
  "clr r20\n clr r21\n clr r22\n tst r4\n brmi 4f\n"                                    \
  "ldi r23,4\n"                                                                         \
  "1:\n" THIMBLE_BIT THIMBLE_BIT THIMBLE_BIT THIMBLE_BIT                                \
  "dec r23\n brne 1b\n"                                                                 \
  "brtc 3f\n mov r20,r21\n mov r21,r22\n clr r22\n"                                     \
  "3: lsr r22\n ror r21\n ror r20\n or r21,r22\n breq 4f\n ldi r20,0xff\n"              \
  "4: subi r20,0x80\n st Y+,r20\n ret\n"
// clang-format on
