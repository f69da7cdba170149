// SPDX-License-Identifier: MIT
// The assembly that all int8 dense kernels of AVRs with a multiplier share.
//
// Four units share the load of an input, and both operands are offset to unsigned, so
// that a multiply-accumulate is
//   lpm r0,Z+ | mul r0,r24 | add | adc | adc        8 cycles
// plus, for two inputs, 2 loads, 2 offsets and 3 of the counter: 9.125 cycles in all. The
// loop of ForAvrSparse skips the weights of an input that is 0 by then: 0.25 cycles more
// for each of the others, 10.5 cycles for such an input.
//   sum_i (w + 128)(x + 128) = sum_i w (x + 128) + 128 sum_i (x + 128)
// The last term is the same for all units: it is computed once and subtracted from each
// bias.
//
// Registers: r2..r13 four 24-bit sums, of which MOVW moves two bytes to r2:r3 | r23:22:17
// the common term | r20:21 inputs | r18, r19 nested counters | r24 input | r25 zero | X
// input cursor | Y output | Z parameters | r14..r16 and T belong to the rounding rule.
// What it gives as text:
//   load          "lpm", "ld" or, with RAMPZ set, "elpm"
//   all_inputs(load)  THIMBLE_INPUTS, or not from far flash THIMBLE_SPARSE_INPUTS
//   head(load)    behind the pushes: reads the head at Z; r14:15 is x, r16 the blocks
//   counter       the register that counts blocks, from r16 on; the carry ends it
//   enter, leave  before a block: X = x, and the counter may be lost; behind it, and
//                 once behind the head: the counter is back
//   requantize(load)  subroutine: turns the sum r4:r3:r2 into an int8, with the units'
//                 own bytes at Z, and stores it; may use r2..r4, r18, r19, r24, X, r0, r1
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_BIAS(load, a, b, c)                                                   \
  load " " a ",Z+\n " load " " b ",Z+\n " load " " c ",Z+\n"                          \
  "sub " a ",r17\n sbc " b ",r22\n sbc " c ",r23\n"

#define THIMBLE_ADD(load, a, b, c)                                                    \
  load " r0,Z+\n mul r0,r24\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

#define THIMBLE_ADD_FOUR_UNLESS(load, if_zero)                                        \
  "ld r24,X+\n subi r24,0x80\n" if_zero                                               \
  THIMBLE_ADD(load, "r2", "r3", "r4") THIMBLE_ADD(load, "r6", "r7", "r5")             \
  THIMBLE_ADD(load, "r8", "r9", "r10") THIMBLE_ADD(load, "r12", "r13", "r11")

#define THIMBLE_ADD_FOUR(load) THIMBLE_ADD_FOUR_UNLESS(load, "")

// All inputs of four units, two a turn; 4: is where an odd number of them begins.
#define THIMBLE_INPUTS(load)                                                          \
  "2:\n" THIMBLE_ADD_FOUR(load)                                                   \
  "4:\n" THIMBLE_ADD_FOUR(load)                                                   \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n"

#define THIMBLE_SPARSE_INPUTS(load)                                                   \
  "2:\n" THIMBLE_ADD_FOUR_UNLESS(load, "breq 41f\n")                                        \
  "4:\n" THIMBLE_ADD_FOUR_UNLESS(load, "breq 42f\n")                                        \
  "43: dec r18\n brne 2b\n dec r19\n brne 2b\n rjmp 44f\n"                            \
  "41: adiw r30,4\n rjmp 4b\n"                                                        \
  "42: adiw r30,4\n rjmp 43b\n 44:\n"
// r23:22:17 = 128 sum (x + 128) of the r18:19 inputs at X.
#define THIMBLE_COMMON_TERM                                                           \
  "clr r22\n clr r23\n clr r24\n cpse r18,r25\n inc r19\n"                            \
  "1: ld r17,X+\n subi r17,0x80\n add r22,r17\n adc r23,r25\n adc r24,r25\n"          \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n"                                           \
  "clr r17\n lsr r24\n ror r23\n ror r22\n ror r17\n"

// const uint8_t* dense(const int8_t* x, const uint8_t* params, int8_t* y,
//                      uint16_t inputs, uint16_t blocks of four + 256 * single units)
// returns the end of the layer's parameters.
#define THIMBLE_DENSE(load, all_inputs, head, counter, enter, leave, requantize)      \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n push r28\n push r29\n"                                                  \
  "push r17\n"                                     /* single units, for later */      \
  "movw r14,r24\n movw r26,r24\n movw r30,r22\n movw r28,r20\n movw r20,r18\n"        \
  "clr r25\n"                                                                         \
  head(load)                                                                          \
  THIMBLE_COMMON_TERM                                                                 \
  "rjmp 5f\n"                                                                         \
  /* blocks of four units */                                                          \
  "3:\n" enter                                                                        \
  THIMBLE_BIAS(load, "r2", "r3", "r4") THIMBLE_BIAS(load, "r6", "r7", "r5")           \
  THIMBLE_BIAS(load, "r8", "r9", "r10") THIMBLE_BIAS(load, "r12", "r13", "r11")       \
  "movw r18,r20\n lsr r19\n ror r18\n adc r18,r25\n adc r19,r25\n"                    \
  "cpse r18,r25\n inc r19\n"                                                          \
  "sbrc r20,0\n rjmp 4f\n"                         /* odd: start with half a pair */  \
  all_inputs(load)                                                                    \
  "rcall 7f\n movw r2,r6\n mov r4,r5\n"                                               \
  "rcall 7f\n movw r2,r8\n mov r4,r10\n"                                              \
  "rcall 7f\n movw r2,r12\n mov r4,r11\n"                                             \
  "rcall 7f\n"                                                                        \
  "5:\n" leave "subi " counter ",1\n brcs 5f\n rjmp 3b\n"                            \
  /* single units */                                                                  \
  "5: pop " counter "\n rjmp 9f\n"                                                    \
  "6:\n" enter THIMBLE_BIAS(load, "r2", "r3", "r4")                                   \
  "movw r18,r20\n cpse r18,r25\n inc r19\n"                                           \
  "8: ld r24,X+\n subi r24,0x80\n" THIMBLE_ADD(load, "r2", "r3", "r4")                \
  "dec r18\n brne 8b\n dec r19\n brne 8b\n"                                           \
  "rcall 7f\n" leave                                                                  \
  "9: subi " counter ",1\n brcc 6b\n"                                                 \
  "movw r24,r30\n clr r1\n"                                                          \
  "pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n"   \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  "7:\n" requantize(load)                                                             \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

#endif
