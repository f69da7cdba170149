// SPDX-License-Identifier: MIT
// The sums of a block of int8 units on an AVR with a multiplier, in assembly: weights
// come from EEPROM, or from a part of a medium that was fetched into RAM.
//
// Four units share the load of an input. Up to 256 inputs are summed in 24 bits and then
// added to the 32 of a unit. Cycles of a weight, without the way from the medium:
//   Portable  muls, sbc, add, adc, adc: 7.25
//   ForAvr    mul, add, adc, adc: 6.5, and 9 an input for the layer
// From EEPROM 11 more, in 4 of which the CPU halts, so that nothing hides them; from
// RAM 2.
//
// Registers: r2..r11, r22, r23 four 24-bit sums | r18 weight | r19 inputs | r24 input
// | r25 zero | r20:21 where the sums go | X input cursor | Z weights.
#pragma once

#include "../../platform/eeprom.h"
#include "../../storage/eeprom.h"
#include "../dense_int8.h"

#if THIMBLE_AVR_MUL

// clang-format off
// The next weight from RAM; THIMBLE_EEPROM_NEXT is the same for EEPROM.
#define THIMBLE_RAM_NEXT(reg) "ld " reg ",Z+\n"

#define THIMBLE_SIGNED_INPUT(reg) "ld " reg ",X+\n"
#define THIMBLE_SIGNED(next, x, a, b, c)                                                    \
  next("r18")                                                          \
  "muls r18," x "\n sbc " c ",r25\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

#define THIMBLE_OFFSET_INPUT(reg) "ld " reg ",X+\n subi " reg ",0x80\n"
#define THIMBLE_OFFSET(next, x, a, b, c)                                                    \
  next("r18")                                                          \
  "mul r18," x "\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

// The four bytes at X += the three of a sum, with its sign.
#define THIMBLE_ADD_UP(a, b, c)                                                       \
  "clr r18\n sbrc " c ",7\n com r18\n"                                                \
  "ld r0,X\n add r0," a "\n st X+,r0\n ld r0,X\n adc r0," b "\n st X+,r0\n"           \
  "ld r0,X\n adc r0," c "\n st X+,r0\n ld r0,X\n adc r0,r18\n st X+,r0\n"

// uint16_t four(const int8_t* x, uint16_t weights, int32_t* sums, uint8_t inputs)
// adds the products of up to 256 (0) inputs to four sums, returns the end of the weights.
#define THIMBLE_FOUR(next, input, add, ...)                                                      \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n"                                                             \
  "movw r26,r24\n movw r30,r22\n mov r19,r18\n clr r25\n clr r24\n"                   \
  "movw r2,r24\n movw r4,r24\n movw r6,r24\n movw r8,r24\n movw r10,r24\n"            \
  "movw r22,r24\n"                                                                    \
  "1: " input("r24")                                                                  \
  add(next, "r24", "r2", "r3", "r4") add(next, "r24", "r5", "r6", "r7")                           \
  add(next, "r24", "r8", "r9", "r10") add(next, "r24", "r11", "r22", "r23")                       \
  "dec r19\n brne 1b\n"                                                               \
  "movw r26,r20\n"                                                                    \
  THIMBLE_ADD_UP("r2", "r3", "r4") THIMBLE_ADD_UP("r5", "r6", "r7")                   \
  THIMBLE_ADD_UP("r8", "r9", "r10") THIMBLE_ADD_UP("r11", "r22", "r23")               \
  "movw r24,r30\n clr r1\n"                                                           \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  :: __VA_ARGS__                                                          \
  : "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",       \
    "r30", "r31", "memory")

// The same for a block of one unit.
#define THIMBLE_ONE(next, input, add, ...)                                                       \
  asm volatile(                                                                       \
  "movw r26,r24\n movw r30,r22\n mov r19,r18\n push r20\n push r21\n"                 \
  "clr r25\n clr r20\n clr r22\n clr r23\n"                                           \
  "1: " input("r24") add(next, "r24", "r20", "r22", "r23")                                  \
  "dec r19\n brne 1b\n"                                                               \
  "pop r27\n pop r26\n" THIMBLE_ADD_UP("r20", "r22", "r23")                           \
  "movw r24,r30\n clr r1\n ret\n"                                                     \
  :: __VA_ARGS__                                                          \
  : "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",       \
    "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

// Adds up what all sums have in common, and names the assembly.
template <class Layout>
struct PartSums;

#define THIMBLE_SUMS(input, add)                                               \
  THIMBLE_ASSEMBLY uint16_t four(const int8_t*, uint16_t, int32_t*, uint8_t) { \
    THIMBLE_FOUR(THIMBLE_RAM_NEXT, input, add, );                              \
  }                                                                            \
  THIMBLE_ASSEMBLY uint16_t one(const int8_t*, uint16_t, int32_t*, uint8_t) {  \
    THIMBLE_ONE(THIMBLE_RAM_NEXT, input, add, );                               \
  }

template <>
struct PartSums<Portable> {
  static int32_t common(const int8_t*, uint16_t) { return 0; }
  THIMBLE_SUMS(THIMBLE_SIGNED_INPUT, THIMBLE_SIGNED)
};

template <>
struct PartSums<ForAvr> {
  // The product of the offset weights and inputs is more by this for every unit.
  static int32_t common(const int8_t* x, uint16_t inputs) {
    uint32_t sum = 0;
    for (; inputs != 0; --inputs) sum += static_cast<uint8_t>(*x++ ^ 0x80);
    return static_cast<int32_t>(sum << 7);
  }
  THIMBLE_SUMS(THIMBLE_OFFSET_INPUT, THIMBLE_OFFSET)
};

#undef THIMBLE_SUMS

#if THIMBLE_EEPROM

#define THIMBLE_SUMS(input, add)                                               \
  THIMBLE_ASSEMBLY uint16_t four(const int8_t*, uint16_t, int32_t*, uint8_t) { \
    THIMBLE_FOUR(THIMBLE_EEPROM_NEXT, input, add, THIMBLE_EEPROM_OPERANDS);    \
  }                                                                            \
  THIMBLE_ASSEMBLY uint16_t one(const int8_t*, uint16_t, int32_t*, uint8_t) {  \
    THIMBLE_ONE(THIMBLE_EEPROM_NEXT, input, add, THIMBLE_EEPROM_OPERANDS);     \
  }

template <class Layout>
struct EepromSums;
template <>
struct EepromSums<Portable> {
  THIMBLE_SUMS(THIMBLE_SIGNED_INPUT, THIMBLE_SIGNED)
};
template <>
struct EepromSums<ForAvr> {
  THIMBLE_SUMS(THIMBLE_OFFSET_INPUT, THIMBLE_OFFSET)
};

#undef THIMBLE_SUMS

#endif

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_ONE
#undef THIMBLE_FOUR
#undef THIMBLE_ADD_UP
#undef THIMBLE_OFFSET
#undef THIMBLE_OFFSET_INPUT
#undef THIMBLE_SIGNED
#undef THIMBLE_SIGNED_INPUT
#undef THIMBLE_RAM_NEXT

#endif
