// SPDX-License-Identifier: MIT
// The sums of four or two FourBit units on an AVR with a multiplier, in assembly.
//
// A byte is a weight as it is, and another one with its halves swapped:
//   lpm r22,Z+ | mul add adc adc | swap r22 | mul add adc adc     14 cycles for two
// plus, for two inputs, 2 loads, 2 offsets and 3 of the counter: 8.125 cycles a
// multiply-accumulate. Weights count plus 128, as inputs do.
//
// Registers: r2..r13 the sums | r18:19 where they lie | r20, r21 nested counters | r22
// weight | r24 input | r25 zero | X inputs | Z weights | T odd.
#pragma once

#include "../../numeric/layout.h"
#include "packed_finish.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_PRODUCT(a, b, c)                                                      \
  "mul r22,r24\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"
#define THIMBLE_FIRST_PAIR(load)                                                      \
  load " r22,Z+\n" THIMBLE_PRODUCT("r2", "r3", "r4")                                  \
  "swap r22\n" THIMBLE_PRODUCT("r5", "r6", "r7")
#define THIMBLE_SECOND_PAIR(load)                                                     \
  load " r22,Z+\n" THIMBLE_PRODUCT("r8", "r9", "r10")                                 \
  "swap r22\n" THIMBLE_PRODUCT("r11", "r12", "r13")

#define THIMBLE_THREE(instruction, a, b, c)                                           \
  instruction(a) instruction(b) instruction(c)
#define THIMBLE_TWO_SUMS(instruction)                                                 \
  THIMBLE_THREE(instruction, "r2", "r3", "r4")                                        \
  THIMBLE_THREE(instruction, "r5", "r6", "r7")
#define THIMBLE_FOUR_SUMS(instruction)                                                \
  THIMBLE_TWO_SUMS(instruction)                                                       \
  THIMBLE_THREE(instruction, "r8", "r9", "r10")                                       \
  THIMBLE_THREE(instruction, "r11", "r12", "r13")
#define THIMBLE_PUSH_SUM(r) "push " r "\n"
#define THIMBLE_LOAD_SUM(r) "ld " r ",X+\n"
#define THIMBLE_STORE_SUM(r) "st X+," r "\n"

// const uint8_t* add(const int8_t* x, const uint8_t* weights, uint16_t inputs,
//                    Sum24* sums)
// returns the end of the weights.
#define THIMBLE_ADD_FOUR_BIT(sums, pairs, pops)                                       \
  asm volatile(                                                                       \
  sums(THIMBLE_PUSH_SUM)                                                              \
  "movw r26,r18\n"                                                                    \
  sums(THIMBLE_LOAD_SUM)                                                              \
  "movw r26,r24\n movw r30,r22\n clr r25\n bst r20,0\n"                               \
  "lsr r21\n ror r20\n adc r20,r25\n adc r21,r25\n cpse r20,r25\n inc r21\n"          \
  "brts 4f\n"                                      /* odd: start with half a pair */  \
  "2: ld r24,X+\n subi r24,0x80\n" pairs                                              \
  "4: ld r24,X+\n subi r24,0x80\n" pairs                                              \
  "dec r20\n brne 2b\n dec r21\n brne 2b\n"                                           \
  "movw r26,r18\n"                                                                    \
  sums(THIMBLE_STORE_SUM)                                                             \
  "movw r24,r30\n clr r1\n"                                                           \
  pops "ret\n"                                                                        \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
#define THIMBLE_POP_TWO "pop r7\n pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n"
#define THIMBLE_POP_FOUR                                                              \
  "pop r13\n pop r12\n pop r11\n pop r10\n pop r9\n pop r8\n" THIMBLE_POP_TWO
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct FourBitFromFlash : FinishFromFlash {
  static constexpr uint8_t kOffset = 128;

  static const uint8_t* add(const int8_t* x, const uint8_t* weights, uint16_t inputs,
                            Sum24* sums, uint8_t units) {
    return units > 2 ? four(x, weights, inputs, sums) : two(x, weights, inputs, sums);
  }

 private:
  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint16_t, Sum24*) {
    THIMBLE_ADD_FOUR_BIT(THIMBLE_FOUR_SUMS,
                         THIMBLE_FIRST_PAIR("lpm") THIMBLE_SECOND_PAIR("lpm"),
                         THIMBLE_POP_FOUR);
  }
  THIMBLE_ASSEMBLY const uint8_t* two(const int8_t*, const uint8_t*, uint16_t, Sum24*) {
    THIMBLE_ADD_FOUR_BIT(THIMBLE_TWO_SUMS, THIMBLE_FIRST_PAIR("lpm"), THIMBLE_POP_TWO);
  }
};
struct FourBitFromRam : FinishFromRam {
  static constexpr uint8_t kOffset = 128;

  static const uint8_t* add(const int8_t* x, const uint8_t* weights, uint16_t inputs,
                            Sum24* sums, uint8_t units) {
    return units > 2 ? four(x, weights, inputs, sums) : two(x, weights, inputs, sums);
  }

 private:
  THIMBLE_ASSEMBLY const uint8_t* four(const int8_t*, const uint8_t*, uint16_t, Sum24*) {
    THIMBLE_ADD_FOUR_BIT(THIMBLE_FOUR_SUMS,
                         THIMBLE_FIRST_PAIR("ld") THIMBLE_SECOND_PAIR("ld"),
                         THIMBLE_POP_FOUR);
  }
  THIMBLE_ASSEMBLY const uint8_t* two(const int8_t*, const uint8_t*, uint16_t, Sum24*) {
    THIMBLE_ADD_FOUR_BIT(THIMBLE_TWO_SUMS, THIMBLE_FIRST_PAIR("ld"), THIMBLE_POP_TWO);
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_POP_FOUR
#undef THIMBLE_POP_TWO
#undef THIMBLE_ADD_FOUR_BIT
#undef THIMBLE_STORE_SUM
#undef THIMBLE_LOAD_SUM
#undef THIMBLE_PUSH_SUM
#undef THIMBLE_FOUR_SUMS
#undef THIMBLE_TWO_SUMS
#undef THIMBLE_THREE
#undef THIMBLE_SECOND_PAIR
#undef THIMBLE_FIRST_PAIR
#undef THIMBLE_PRODUCT

#endif
