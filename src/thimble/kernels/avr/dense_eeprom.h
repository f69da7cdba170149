// SPDX-License-Identifier: MIT
// Int8 dense from EEPROM on an AVR with a multiplier: the sums of a block in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. The CPU halts while a byte is
// read, so that nothing hides the 11 cycles a weight takes; four units share the load of
// an input. Up to 256 inputs are summed in 24 bits and then added to the 32 of a unit:
//   Portable  muls, sbc, add, adc, adc: 18.25 cycles a weight
//   ForAvr    mul, add, adc, adc: 17.5 cycles a weight, and 9 an input for the layer
//
// Registers: r2..r11, r22, r23 four 24-bit sums | r18 weight | r19 inputs | r24 input
// | r25 zero | r20:21 where the sums go | X input cursor | Z address in EEPROM.
#pragma once

#include "../../layers/bias.h"
#include "../../platform/eeprom.h"
#include "../../storage/eeprom.h"
#include "../../storage/ram.h"
#include "../dense_int8.h"

#if THIMBLE_EEPROM && THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_SIGNED_INPUT(reg) "ld " reg ",X+\n"
#define THIMBLE_SIGNED(x, a, b, c)                                                    \
  THIMBLE_EEPROM_NEXT("r18")                                                          \
  "muls r18," x "\n sbc " c ",r25\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

#define THIMBLE_OFFSET_INPUT(reg) "ld " reg ",X+\n subi " reg ",0x80\n"
#define THIMBLE_OFFSET(x, a, b, c)                                                    \
  THIMBLE_EEPROM_NEXT("r18")                                                          \
  "mul r18," x "\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

// The four bytes at X += the three of a sum, with its sign.
#define THIMBLE_ADD_UP(a, b, c)                                                       \
  "clr r18\n sbrc " c ",7\n com r18\n"                                                \
  "ld r0,X\n add r0," a "\n st X+,r0\n ld r0,X\n adc r0," b "\n st X+,r0\n"           \
  "ld r0,X\n adc r0," c "\n st X+,r0\n ld r0,X\n adc r0,r18\n st X+,r0\n"

// uint16_t four(const int8_t* x, uint16_t address, int32_t* sums, uint8_t inputs)
// adds the products of up to 256 (0) inputs to four sums, returns the next address.
#define THIMBLE_FOUR(input, add)                                                      \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n"                                                             \
  "movw r26,r24\n movw r30,r22\n mov r19,r18\n clr r25\n clr r24\n"                   \
  "movw r2,r24\n movw r4,r24\n movw r6,r24\n movw r8,r24\n movw r10,r24\n"            \
  "movw r22,r24\n"                                                                    \
  "1: " input("r24")                                                                  \
  add("r24", "r2", "r3", "r4") add("r24", "r5", "r6", "r7")                           \
  add("r24", "r8", "r9", "r10") add("r24", "r11", "r22", "r23")                       \
  "dec r19\n brne 1b\n"                                                               \
  "movw r26,r20\n"                                                                    \
  THIMBLE_ADD_UP("r2", "r3", "r4") THIMBLE_ADD_UP("r5", "r6", "r7")                   \
  THIMBLE_ADD_UP("r8", "r9", "r10") THIMBLE_ADD_UP("r11", "r22", "r23")               \
  "movw r24,r30\n clr r1\n"                                                           \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  :: THIMBLE_EEPROM_OPERANDS                                                          \
  : "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",       \
    "r30", "r31", "memory")

// The same for a block of one unit.
#define THIMBLE_ONE(input, add)                                                       \
  asm volatile(                                                                       \
  "movw r26,r24\n movw r30,r22\n mov r19,r18\n push r20\n push r21\n"                 \
  "clr r25\n clr r20\n clr r22\n clr r23\n"                                           \
  "1: " input("r24") add("r24", "r20", "r22", "r23")                                  \
  "dec r19\n brne 1b\n"                                                               \
  "pop r27\n pop r26\n" THIMBLE_ADD_UP("r20", "r22", "r23")                           \
  "movw r24,r30\n clr r1\n ret\n"                                                     \
  :: THIMBLE_EEPROM_OPERANDS                                                          \
  : "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",       \
    "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

template <class Layout>
struct EepromSums;

template <>
struct EepromSums<Portable> {
  static int32_t common(const int8_t*, uint16_t) { return 0; }

  THIMBLE_ASSEMBLY uint16_t four(const int8_t*, uint16_t, int32_t*, uint8_t) {
    THIMBLE_FOUR(THIMBLE_SIGNED_INPUT, THIMBLE_SIGNED);
  }
  THIMBLE_ASSEMBLY uint16_t one(const int8_t*, uint16_t, int32_t*, uint8_t) {
    THIMBLE_ONE(THIMBLE_SIGNED_INPUT, THIMBLE_SIGNED);
  }
};

template <>
struct EepromSums<ForAvr> {
  // The product of the offset weights and inputs is more by this for every unit.
  static int32_t common(const int8_t* x, uint16_t inputs) {
    uint32_t sum = 0;
    for (; inputs != 0; --inputs) sum += static_cast<uint8_t>(*x++ ^ 0x80);
    return static_cast<int32_t>(sum << 7);
  }

  THIMBLE_ASSEMBLY uint16_t four(const int8_t*, uint16_t, int32_t*, uint8_t) {
    THIMBLE_FOUR(THIMBLE_OFFSET_INPUT, THIMBLE_OFFSET);
  }
  THIMBLE_ASSEMBLY uint16_t one(const int8_t*, uint16_t, int32_t*, uint8_t) {
    THIMBLE_ONE(THIMBLE_OFFSET_INPUT, THIMBLE_OFFSET);
  }
};

// Turns the finished sums of a block into outputs.
template <class Rounding, class Layout>
struct EepromUnits {
  static void requantize(typename Rounding::Layer facts, Eeprom::Reader& params,
                         const int32_t* sums, uint8_t width, int8_t* y) {
    Layout::template Units<Rounding>::requantize(facts, params, sums, width, y);
  }
};

// The same numbers as Native::requantize(), from six MULs.
template <class Layout>
struct EepromUnits<Native, Layout> {
  static void requantize(Native::Layer facts, Eeprom::Reader& params, const int32_t* sums,
                         uint8_t width, int8_t* y) {
    uint16_t multipliers[4];
    const uint8_t bytes = static_cast<uint8_t>(2 * width);
    platform::eeprom_block(params.place(), multipliers, bytes);
    params.skip(bytes);
    for (uint8_t k = 0; k < width; ++k) {
      int32_t scaled = product(saturated(sums[k]), multipliers[k]);
      if (facts.shift == 24) scaled >>= 8;
      const int16_t low = static_cast<int16_t>(scaled);
      y[k] = static_cast<int8_t>((scaled < 0 ? 0 : (scaled >> 8) != 0 ? 255 : low) - 128);
    }
  }

 private:
  // To 24 bits, as high as the sign of the upper byte says.
  static int32_t saturated(int32_t sum) {
    const int8_t top = static_cast<int8_t>(sum >> 24);
    const int8_t next = static_cast<int8_t>(sum >> 16);
    if (top == (next < 0 ? -1 : 0)) return sum;
    return top < 0 ? -INT32_C(0x800000) : INT32_C(0x7fffff);
  }

  // floor(sum24 multiplier / 2^16)
  static THIMBLE_INLINE int32_t product(int32_t sum, uint16_t multiplier) {
    int32_t result;
    // Bytes 1 to 4 of the product grow in D, A, B and C.
    asm("clr %A[p]\n clr %B[p]\n clr %C[p]\n"
        "mul %A[s],%A[m]\n mov %D[p],r1\n"
        "mul %A[s],%B[m]\n add %D[p],r0\n adc %A[p],r1\n"
        "mul %B[s],%A[m]\n add %D[p],r0\n adc %A[p],r1\n adc %B[p],%C[p]\n"
        "mul %B[s],%B[m]\n add %A[p],r0\n adc %B[p],r1\n adc %C[p],%C[p]\n"
        "mul %C[s],%A[m]\n add %A[p],r0\n adc %B[p],r1\n clr r0\n adc %C[p],r0\n"
        "mul %C[s],%B[m]\n add %B[p],r0\n adc %C[p],r1\n"
        "sbrs %C[s],7\n rjmp 1f\n sub %B[p],%A[m]\n sbc %C[p],%B[m]\n"
        "1: clr r1\n clr %D[p]\n sbrc %C[p],7\n com %D[p]\n"
        : [p] "=&r"(result)
        : [s] "r"(sum), [m] "r"(multiplier)
        : "r0");
    return result;
  }
};

// What a kernel of this rounding rule and layout does for all other storages, and the
// above for EEPROM.
template <class Other, class Rounding, class Layout>
struct DenseEeprom : Other {
  using Plain = DenseInt8<Rounding, Layout>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    run<Bias>(params, x, inputs, y, units);
  }

 private:
  using Sums = EepromSums<Layout>;

  template <class Bias, class Reader>
  static void run(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units) {
    Other::template forward<Bias>(params, x, inputs, y, units);
  }
  template <class Bias>
  static void run(Eeprom::Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                  uint16_t units) {
    params = layer(params, x, inputs, y, units);
  }

  static THIMBLE_NOINLINE Eeprom::Reader layer(Eeprom::Reader params, const int8_t* x,
                                               uint16_t inputs, int8_t* y,
                                               uint16_t units) {
    const typename Rounding::Layer facts = Rounding::layer(params);
    params.skip(Plain::kHeadBytes - Rounding::kFacts);
    const int32_t common = Sums::common(x, inputs);
    while (units != 0) {
      int32_t sums[4];
      const uint8_t width = units >= 4 ? 4 : 1;
      biases(params, common, sums, width);
      params.move_to(add(params.place(), x, inputs, sums, width));
      for (uint8_t k = 0; k < width; ++k) sums[k] = Layout::sum(sums[k]);
      EepromUnits<Rounding, Layout>::requantize(facts, params, sums, width, y);
      y += width;
      units = static_cast<uint16_t>(units - width);
    }
    return params;
  }

  static void biases(Eeprom::Reader& params, int32_t common, int32_t* sums,
                     uint8_t width) {
    const uint8_t bytes = static_cast<uint8_t>(Layout::kBiasBytes * width);
    uint8_t raw[Layout::kBiasBytes * 4];
    platform::eeprom_block(params.place(), raw, bytes);
    params.skip(bytes);
    Ram::Reader from(raw);
    for (uint8_t k = 0; k < width; ++k) sums[k] = Layout::bias(from) - common;
  }

  static uint16_t add(uint16_t at, const int8_t* x, uint16_t inputs, int32_t* sums,
                      uint8_t width) {
    while (inputs != 0) {
      const uint16_t now = inputs < 256 ? inputs : 256;
      const uint8_t count = static_cast<uint8_t>(now);
      at = width == 4 ? Sums::four(x, at, sums, count) : Sums::one(x, at, sums, count);
      x += now;
      inputs = static_cast<uint16_t>(inputs - now);
    }
    return at;
  }
};

template <class Other, class Rounding, class Layout>
using WithEeprom = DenseEeprom<Other, Rounding, Layout>;

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

#elif THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

// Parts whose EEPROM has other registers.
template <class Other, class Rounding, class Layout>
using WithEeprom = Other;

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
