// SPDX-License-Identifier: MIT
// Sums of block-float inputs times integer weights on an AVR with a multiplier.
//
// Equal to the plain kernel of block_sum.h. An m is 128 high + low (numeric/avr/
// block_float.h), and each of the two gets a sum of its own:
//   int8   four products of low fit 16 bits, so these are added up first:
//          low 6.75, high 6, loads 7, counter 0.75: 18.75 cycles a multiply-accumulate
//   int16  both with both bytes of the weight: four sums of 24 bits, 35.5 cycles
// For at most 256 inputs.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR_MUL

#include <string.h>

#include "../../storage/flash.h"
#include "../../storage/ram.h"

namespace thimble {
namespace kernels {
namespace avr {

// clang-format off
// Registers: X mantissas | Z weights | r24 weight | r23 mantissa | r19:r18 four products
// of low | r2:r21:r20 sum of low | r5:r4:r3 sum of high | r22 counter | r25 zero.
#define THIMBLE_HIGH                                                                  \
  "ld r23,X+\n muls r23,r24\n sbc r5,r25\n add r3,r0\n adc r4,r1\n adc r5,r25\n"

#define THIMBLE_TERM(load, add_low)                                                   \
  load " r24,Z+\n ld r23,X+\n muls r23,r24\n" add_low THIMBLE_HIGH

#define THIMBLE_BLOCK_SUM_8(load)                                                     \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n"                                           \
  "movw r26,r24\n movw r30,r22\n clr r25\n mov r22,r20\n andi r22,3\n push r22\n"     \
  "lsr r21\n ror r20\n lsr r20\n mov r22,r20\n"                                        \
  "clr r20\n clr r21\n clr r2\n clr r3\n clr r4\n clr r5\n"                           \
  "tst r22\n breq 2f\n"                                                               \
  "1:\n" THIMBLE_TERM(load, "movw r18,r0\n")                                          \
  THIMBLE_TERM(load, "add r18,r0\n adc r19,r1\n")                                     \
  THIMBLE_TERM(load, "add r18,r0\n adc r19,r1\n")                                     \
  THIMBLE_TERM(load, "add r18,r0\n adc r19,r1\n")                                     \
  "add r20,r18\n adc r21,r19\n adc r2,r25\n sbrc r19,7\n dec r2\n"                    \
  "dec r22\n brne 1b\n"                                                               \
  "2: pop r22\n tst r22\n breq 4f\n"                                                  \
  "3:\n" THIMBLE_TERM(load, "sbc r2,r25\n add r20,r0\n adc r21,r1\n adc r2,r25\n")    \
  "dec r22\n brne 3b\n"                                                               \
  /* 128 high + low */                                                                \
  "4: asr r5\n ror r4\n ror r3\n ror r25\n mov r18,r2\n lsl r18\n sbc r18,r18\n"      \
  "mov r22,r25\n mov r23,r3\n movw r24,r4\n"                                          \
  "add r22,r20\n adc r23,r21\n adc r24,r2\n adc r25,r18\n"                            \
  "clr r1\n pop r5\n pop r4\n pop r3\n pop r2\n ret\n"                                \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")

// Registers: X, Z, r25 as above | r24:r21 weight | r23 mantissa | r22 counter | r2..r4 low
// bytes of weights times low, r5..r7 times high | r8..r10, r11..r13 the same for high
// bytes.
#define THIMBLE_ADD_SIGNED(multiply, w, a, b, c)                                      \
  multiply " r23," w "\n sbc " c ",r25\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

#define THIMBLE_TERM_16(load)                                                         \
  load " r21,Z+\n " load " r24,Z+\n ld r23,X+\n"                                      \
  THIMBLE_ADD_SIGNED("mulsu", "r21", "r2", "r3", "r4")                                \
  THIMBLE_ADD_SIGNED("muls", "r24", "r8", "r9", "r10")                                \
  "ld r23,X+\n"                                                                       \
  THIMBLE_ADD_SIGNED("mulsu", "r21", "r5", "r6", "r7")                                \
  THIMBLE_ADD_SIGNED("muls", "r24", "r11", "r12", "r13")

// 128 high + low in four registers of the result.
#define THIMBLE_JOIN(l0, l1, l2, h0, h1, h2, a, b, c, d)                              \
  "clr " a "\n asr " h2 "\n ror " h1 "\n ror " h0 "\n ror " a "\n"                     \
  "mov " d "," l2 "\n lsl " d "\n sbc " d "," d "\n"                                  \
  "add " a "," l0 "\n mov " b "," h0 "\n adc " b "," l1 "\n mov " c "," h1 "\n"       \
  "adc " c "," l2 "\n adc " d "," h2 "\n"

#define THIMBLE_BLOCK_SUM_16(load)                                                    \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n"                                       \
  "movw r26,r24\n movw r30,r22\n clr r25\n"                                           \
  "clr r2\n clr r3\n movw r4,r2\n movw r6,r2\n movw r8,r2\n movw r10,r2\n"            \
  "movw r12,r2\n"                                                                     \
  "mov r22,r20\n lsr r21\n ror r22\n adc r22,r25\n"  /* pairs, rounded up */          \
  "sbrc r20,0\n rjmp 2f\n"                                                            \
  "1:\n" THIMBLE_TERM_16(load)                                                        \
  "2:\n" THIMBLE_TERM_16(load)                                                        \
  "dec r22\n brne 1b\n"                                                               \
  THIMBLE_JOIN("r2", "r3", "r4", "r5", "r6", "r7", "r18", "r19", "r20", "r21")        \
  THIMBLE_JOIN("r8", "r9", "r10", "r11", "r12", "r13", "r22", "r23", "r24", "r25")    \
  "clr r1\n pop r13\n pop r12\n pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n"       \
  "pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n ret\n"                                \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

// Sums of the low and of the high bytes of weights.
struct BlockSums {
  int32_t low;
  int32_t high;
};

// The two kinds of plain memory, one instruction apart.
struct FlashBlockSum {
  THIMBLE_ASSEMBLY int32_t sum_8(const void*, const uint8_t*, uint16_t) {
    THIMBLE_BLOCK_SUM_8("lpm");
  }
  THIMBLE_ASSEMBLY BlockSums sum_16(const void*, const uint8_t*, uint16_t) {
    THIMBLE_BLOCK_SUM_16("lpm");
  }
};
struct RamBlockSum {
  THIMBLE_ASSEMBLY int32_t sum_8(const void*, const uint8_t*, uint16_t) {
    THIMBLE_BLOCK_SUM_8("ld");
  }
  THIMBLE_ASSEMBLY BlockSums sum_16(const void*, const uint8_t*, uint16_t) {
    THIMBLE_BLOCK_SUM_16("ld");
  }
};

#undef THIMBLE_BLOCK_SUM_16
#undef THIMBLE_JOIN
#undef THIMBLE_TERM_16
#undef THIMBLE_ADD_SIGNED
#undef THIMBLE_BLOCK_SUM_8
#undef THIMBLE_TERM
#undef THIMBLE_HIGH

template <class Weight, class Reader, class Assembly>
struct BlockPiece;
template <class Reader, class Assembly>
struct BlockPiece<int8_t, Reader, Assembly> {
  static float of(Reader& weights, const void* m, uint16_t n) {
    const uint8_t* const from = weights.address();
    weights.move_to(from + n);
    return static_cast<float>(Assembly::sum_8(m, from, n));
  }
};
template <class Reader, class Assembly>
struct BlockPiece<int16_t, Reader, Assembly> {
  static float of(Reader& weights, const void* m, uint16_t n) {
    const uint8_t* const from = weights.address();
    weights.move_to(from + 2 * n);
    const BlockSums sums = Assembly::sum_16(m, from, n);
    return 256.0f * static_cast<float>(sums.high) + static_cast<float>(sums.low);
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
