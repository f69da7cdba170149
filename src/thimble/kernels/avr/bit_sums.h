// SPDX-License-Identifier: MIT
// Eight sums of the inputs whose bits are set in the bytes of weights, on any AVR.
//
//   sbrc r22,k | add | adc       3 cycles, taken or not
// Carry has to be 0 at first; ADC leaves it so, because 256 inputs of 8 bits fit into 16,
// and then an ADD that is skipped adds nothing. An iteration takes two inputs of one byte
// (63 cycles for 16 sums: 3.94 each) or one input of two bytes (60 cycles for 16: 3.75).
// After 128 iterations 16 bits are full, and the sums are folded into 24 bits in memory.
//
// Registers: r2..r17 the sums | r18:19 the sums in memory | r20:21 iterations left, r25
// of this run | r1 zero | r22 the bits | r23 0x80 | r24 input | X inputs | Z weights | T
// odd. A fold may use r0, r2..r17, r22, r24, r25 and leaves X as it was.
#pragma once

// clang-format off
#define THIMBLE_BIT_SUM(k, low, high)                                                 \
  "sbrc r22," #k "\n add " low ",r24\n adc " high ",r1\n"
#define THIMBLE_EIGHT_BITS(load)                                                      \
  load " r22,Z+\n"                                                                    \
  THIMBLE_BIT_SUM(0, "r2", "r3") THIMBLE_BIT_SUM(1, "r4", "r5")                       \
  THIMBLE_BIT_SUM(2, "r6", "r7") THIMBLE_BIT_SUM(3, "r8", "r9")                       \
  THIMBLE_BIT_SUM(4, "r10", "r11") THIMBLE_BIT_SUM(5, "r12", "r13")                   \
  THIMBLE_BIT_SUM(6, "r14", "r15") THIMBLE_BIT_SUM(7, "r16", "r17")
// EOR and not SUBI, for the sake of carry.
#define THIMBLE_BIT_INPUT "ld r24,X+\n eor r24,r23\n"

#define THIMBLE_TWO_INPUTS(load)                                                      \
  "brtc 2f\n clt\n rjmp 4f\n"                      /* odd: start with half of it */   \
  "2:\n" THIMBLE_BIT_INPUT THIMBLE_EIGHT_BITS(load)                                   \
  "4:\n" THIMBLE_BIT_INPUT THIMBLE_EIGHT_BITS(load)
#define THIMBLE_TWO_BYTES(load)                                                       \
  "2:\n" THIMBLE_BIT_INPUT THIMBLE_EIGHT_BITS(load) THIMBLE_EIGHT_BITS(load)
#define THIMBLE_HALVE "bst r20,0\n lsr r21\n ror r20\n adc r20,r1\n adc r21,r1\n"

// Adds three bytes of registers to those at X.
#define THIMBLE_SUM_24(low, middle, high)                                             \
  "ld r0,X\n add r0," low "\n st X+,r0\n ld r0,X\n adc r0," middle "\n st X+,r0\n"    \
  "ld r0,X\n adc r0," high "\n st X+,r0\n"

// const uint8_t* add(const int8_t* x, const uint8_t* weights, uint16_t inputs,
//                    Sum24* sums, ...)
// returns the end of the weights.
#define THIMBLE_ADD_BITS(halve, iteration, fold)                                      \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n"                                                                        \
  "movw r26,r24\n movw r30,r22\n ldi r23,0x80\n" halve                                \
  "1: ldi r25,128\n cp r20,r25\n cpc r21,r1\n brsh 3f\n mov r25,r20\n"                \
  "3: sub r20,r25\n sbc r21,r1\n"                                                     \
  "clr r2\n clr r3\n movw r4,r2\n movw r6,r2\n movw r8,r2\n movw r10,r2\n"            \
  "movw r12,r2\n movw r14,r2\n movw r16,r2\n clc\n"                                   \
  iteration                                                                           \
  "dec r25\n brne 2b\n"                                                               \
  fold                                                                                \
  "cp r20,r1\n cpc r21,r1\n breq 5f\n rjmp 1b\n"                                      \
  "5: movw r24,r30\n"                                                                 \
  "pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n pop r11\n pop r10\n"   \
  "pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n ret\n"     \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on
