// SPDX-License-Identifier: MIT
// Int8<Native, ForAvrTiny> dense on an AVR without a multiplier, in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit:
//   2 sum_i x w = sum_i x^2 + sum_i w^2 - sum_i (x - w)^2
// The first sum is the same for all units, the second one is in the biases, the third
// takes one look-up of a square an input, shared load of the input and 14 cycles a unit.
// Squares wrap around in 24 bits, twice the sum does not. A layer of n inputs and m units
// takes about 19 n m + 190 m + 18 n + 200 cycles and 27 bytes of stack.
//
// Registers: r2..r13 four 24-bit sums, twice | r17:16:15 the common term | r14 page of
// the squares | r18..r21 weights | r0, r22 a square | r23, r25 nested counters | r24
// input | r1 zero | X input cursor | Y parameters, and outputs in the end | Z look-ups |
// T shift is 24. Between the blocks: r24 blocks left | X x | r18:19 inputs | r20:21
// output.
#pragma once

#include "../../layers/bias.h"
#include "../../storage/flash.h"
#include "../../storage/ram.h"
#include "../dense_int8.h"
#include "requantize_tiny.h"
#include "squares.h"

#if THIMBLE_AVR && !THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_PARAMS(text)                                                            \
  "movw r30,r28\n" text "movw r28,r30\n"

#define THIMBLE_BIAS(load, a, b, c)                                                     \
  load " " a ",Z+\n " load " " b ",Z+\n " load " " c ",Z+\n"                            \
  "add " a ",r15\n adc " b ",r16\n adc " c ",r17\n"

// a b c -= (x - w)^2: the two bytes from two pages; the pages take turns.
#define THIMBLE_SQUARE(w, first, step, second, a, b, c)                                 \
  "mov r30,r24\n sub r30," w "\n brge 1f\n neg r30\n"                                   \
  "1: lpm " first ",Z\n " step " r31\n lpm " second ",Z\n"                              \
  "sub " a ",r0\n sbc " b ",r22\n sbc " c ",r1\n"

// const uint8_t* dense(const int8_t* x, const uint8_t* params, int8_t* y,
//                      uint16_t inputs, uint16_t blocks of four + 256 * single units,
//                      upper byte of the address of the squares)
// returns the end of the layer's parameters.
#define THIMBLE_DENSE_TINY(load)                                                        \
  asm volatile(                                                                         \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"     \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"        \
  "push r17\n push r28\n push r29\n"                                                    \
  "push r17\n push r16\n push r24\n push r25\n push r18\n push r19\n"                   \
  "movw r26,r24\n movw r28,r22\n"                                                       \
  THIMBLE_PARAMS(load " r0,Z+\n bst r0,3\n")      /* 24 has bit 3, 16 has not */        \
  /* the common term */                                                                 \
  "clr r15\n clr r16\n clr r17\n cpse r18,r1\n inc r19\n"                               \
  "2: ld r30,X+\n sbrc r30,7\n neg r30\n mov r31,r14\n"                                 \
  "lpm r0,Z\n inc r31\n lpm r22,Z\n add r15,r0\n adc r16,r22\n adc r17,r1\n"            \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n"                                             \
  "pop r19\n pop r18\n pop r27\n pop r26\n pop r24\n tst r24\n brne 3f\n rjmp 5f\n"     \
  /* blocks of four units */                                                            \
  "3: push r24\n push r26\n push r27\n push r18\n push r19\n push r20\n push r21\n"     \
  "movw r30,r28\n"                                                                      \
  THIMBLE_BIAS(load, "r2", "r3", "r4") THIMBLE_BIAS(load, "r5", "r6", "r7")             \
  THIMBLE_BIAS(load, "r8", "r9", "r10") THIMBLE_BIAS(load, "r11", "r12", "r13")         \
  "movw r28,r30\n mov r23,r18\n mov r25,r19\n cpse r23,r1\n inc r25\n"                  \
  "2: movw r30,r28\n"                                                                   \
  load " r18,Z+\n " load " r19,Z+\n " load " r20,Z+\n " load " r21,Z+\n"                \
  "movw r28,r30\n ld r24,X+\n mov r31,r14\n"                                            \
  THIMBLE_SQUARE("r18", "r0", "inc", "r22", "r2", "r3", "r4")                           \
  THIMBLE_SQUARE("r19", "r22", "dec", "r0", "r5", "r6", "r7")                           \
  THIMBLE_SQUARE("r20", "r0", "inc", "r22", "r8", "r9", "r10")                          \
  THIMBLE_SQUARE("r21", "r22", "dec", "r0", "r11", "r12", "r13")                        \
  "dec r23\n brne 2b\n dec r25\n brne 2b\n"                                             \
  "movw r30,r28\n pop r29\n pop r28\n"                                                  \
  "rcall 7f\n mov r2,r5\n mov r3,r6\n mov r4,r7\n"                                      \
  "rcall 7f\n movw r2,r8\n mov r4,r10\n"                                                \
  "rcall 7f\n mov r2,r11\n mov r3,r12\n mov r4,r13\n"                                   \
  "rcall 7f\n movw r20,r28\n movw r28,r30\n"                                            \
  "pop r19\n pop r18\n pop r27\n pop r26\n pop r24\n dec r24\n breq 5f\n rjmp 3b\n"     \
  /* single units */                                                                    \
  "5: pop r24\n tst r24\n breq 9f\n"                                                    \
  "6: push r24\n push r26\n push r27\n push r18\n push r19\n push r20\n push r21\n"     \
  THIMBLE_PARAMS(THIMBLE_BIAS(load, "r2", "r3", "r4"))                                  \
  "mov r23,r18\n mov r25,r19\n cpse r23,r1\n inc r25\n"                                 \
  "2: " THIMBLE_PARAMS(load " r18,Z+\n") "ld r24,X+\n mov r31,r14\n"                    \
  THIMBLE_SQUARE("r18", "r0", "inc", "r22", "r2", "r3", "r4")                           \
  "dec r23\n brne 2b\n dec r25\n brne 2b\n"                                             \
  "movw r30,r28\n pop r29\n pop r28\n rcall 7f\n movw r20,r28\n movw r28,r30\n"         \
  "pop r19\n pop r18\n pop r27\n pop r26\n pop r24\n dec r24\n brne 6b\n"               \
  "9: movw r24,r28\n"                                                                   \
  "pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n"     \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"           \
  "pop r3\n pop r2\n ret\n"                                                             \
  "7:\n" THIMBLE_TINY_REQUANTIZE(load)                                                  \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",       \
      "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct DenseTiny : DenseInt8<Native, ForAvrTiny> {
  using Plain = DenseInt8<Native, ForAvrTiny>;
  static constexpr uint16_t kMostUnits = 1020;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    From<Reader>::forward(params, x, inputs, y, units);
  }

 private:
  static uint8_t page() {
    return static_cast<uint8_t>(reinterpret_cast<uintptr_t>(Squares<>::kBytes) >> 8);
  }
  static uint16_t counts(uint16_t units) {
    return static_cast<uint16_t>(units >> 2 | (units & 3) << 8);
  }

  THIMBLE_ASSEMBLY const uint8_t* from_flash(const int8_t*, const uint8_t*, int8_t*,
                                             uint16_t, uint16_t, uint8_t) {
    THIMBLE_DENSE_TINY("lpm");
  }
  THIMBLE_ASSEMBLY const uint8_t* from_ram(const int8_t*, const uint8_t*, int8_t*,
                                           uint16_t, uint16_t, uint8_t) {
    THIMBLE_DENSE_TINY("ld");
  }

  // Media that are not plain memory have no assembly.
  template <class Reader, class Unused = void>
  struct From {
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::forward<UnitBias>(params, x, inputs, y, units);
    }
  };
  template <class Unused>
  struct From<Flash::Reader, Unused> {
    static void forward(Flash::Reader& params, const int8_t* x, uint16_t inputs,
                        int8_t* y, uint16_t units) {
      params.move_to(from_flash(x, params.address(), y, inputs, counts(units), page()));
    }
  };
  template <class Unused>
  struct From<Ram::Reader, Unused> {
    static void forward(Ram::Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      params.move_to(from_ram(x, params.address(), y, inputs, counts(units), page()));
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_DENSE_TINY
#undef THIMBLE_SQUARE
#undef THIMBLE_BIAS
#undef THIMBLE_PARAMS

#endif
