// SPDX-License-Identifier: MIT
// The assembly that all int8 dense kernels of AVRs with a multiplier share.
//
// Four units share the load of an input, and both operands are offset to unsigned, so
// that a multiply-accumulate is
//   lpm r0,Z+ | mul r0,r24 | add | adc | adc        8 cycles
// plus, for two inputs, 2 loads, 2 offsets and 3 of the counter: 9.125 cycles in all.
//   sum_i (w + 128)(x + 128) = sum_i w (x + 128) + 128 sum_i (x + 128)
// The last term is the same for all units: it is computed once and subtracted from each
// bias.
//
// Registers: r2..r13 four 24-bit sums | r23:22:17 the common term | r20:21 inputs
// | r18, r19 nested counters | r24 input | r25 zero | X input cursor | Y output
// | Z parameters | r14..r16 and T belong to the rounding rule. What it gives as text:
//   load          "lpm" or "ld"
//   head(load)    behind the pushes: reads the head at Z; r14:15 is x, r16 the blocks
//   start         tests how many blocks there are
//   counter       the register that holds how many are left when one begins
//   enter, leave  before a block: X = x, and the counter may be lost; behind it: the
//                 counter is back, decremented, with its Z flag
//   requantize(load)  subroutine: turns the sum r4:r3:r2 into an int8, with the units'
//                 own bytes at Z, and stores it; may use r2..r4, r18, r19, r24, X, r0, r1
#pragma once

#include "../../layers/bias.h"
#include "../../storage/flash.h"
#include "../../storage/ram.h"
#include "../dense_int8.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_BIAS(load, a, b, c)                                                   \
  load " " a ",Z+\n " load " " b ",Z+\n " load " " c ",Z+\n"                          \
  "sub " a ",r17\n sbc " b ",r22\n sbc " c ",r23\n"

#define THIMBLE_ADD(load, a, b, c)                                                    \
  load " r0,Z+\n mul r0,r24\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"

#define THIMBLE_ADD_FOUR(load)                                                        \
  "ld r24,X+\n subi r24,0x80\n"                                                       \
  THIMBLE_ADD(load, "r2", "r3", "r4") THIMBLE_ADD(load, "r5", "r6", "r7")             \
  THIMBLE_ADD(load, "r8", "r9", "r10") THIMBLE_ADD(load, "r11", "r12", "r13")

// const uint8_t* dense(const int8_t* x, const uint8_t* params, int8_t* y,
//                      uint16_t inputs, uint16_t blocks of four + 256 * single units)
// returns the end of the layer's parameters. The clobbers tell interprocedural register
// allocation what a naked function hides.
#define THIMBLE_DENSE(load, head, start, counter, enter, leave, requantize)           \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n push r28\n push r29\n"                                                  \
  "push r17\n"                                     /* single units, for later */      \
  "movw r14,r24\n movw r26,r24\n movw r30,r22\n movw r28,r20\n movw r20,r18\n"        \
  "clr r25\n"                                                                         \
  head(load)                                                                          \
  /* the common term: 128 sum (x + 128) */                                            \
  "clr r22\n clr r23\n clr r24\n cpse r18,r25\n inc r19\n"                            \
  "1: ld r17,X+\n subi r17,0x80\n add r22,r17\n adc r23,r25\n adc r24,r25\n"          \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n"                                           \
  "clr r17\n lsr r24\n ror r23\n ror r22\n ror r17\n"                                 \
  start "brne 3f\n rjmp 5f\n"                                                         \
  /* blocks of four units */                                                          \
  "3:\n" enter                                                                        \
  THIMBLE_BIAS(load, "r2", "r3", "r4") THIMBLE_BIAS(load, "r5", "r6", "r7")           \
  THIMBLE_BIAS(load, "r8", "r9", "r10") THIMBLE_BIAS(load, "r11", "r12", "r13")       \
  "movw r18,r20\n lsr r19\n ror r18\n adc r18,r25\n adc r19,r25\n"                    \
  "cpse r18,r25\n inc r19\n"                                                          \
  "sbrc r20,0\n rjmp 4f\n"                         /* odd: start with half a pair */  \
  "2:\n" THIMBLE_ADD_FOUR(load)                                                       \
  "4:\n" THIMBLE_ADD_FOUR(load)                                                       \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n"                                           \
  "rcall 7f\n mov r2,r5\n movw r0,r6\n mov r3,r0\n mov r4,r1\n"                       \
  "rcall 7f\n movw r2,r8\n mov r4,r10\n"                                              \
  "rcall 7f\n mov r2,r11\n movw r0,r12\n mov r3,r0\n mov r4,r1\n"                     \
  "rcall 7f\n"                                                                        \
  leave "breq 5f\n rjmp 3b\n"                                                         \
  /* single units */                                                                  \
  "5: pop " counter "\n tst " counter "\n breq 9f\n"                                  \
  "6:\n" enter THIMBLE_BIAS(load, "r2", "r3", "r4")                                   \
  "movw r18,r20\n cpse r18,r25\n inc r19\n"                                           \
  "8: ld r24,X+\n subi r24,0x80\n" THIMBLE_ADD(load, "r2", "r3", "r4")                \
  "dec r18\n brne 8b\n dec r19\n brne 8b\n"                                           \
  "rcall 7f\n" leave "brne 6b\n"                                                      \
  "9: movw r24,r30\n clr r1\n"                                                        \
  "pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n"   \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  "7:\n" requantize(load)                                                             \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

// void push(int8_t x, const uint8_t* params, Sum24* sums, uint16_t stride,
//           uint16_t blocks of four + 256 * single units, uint16_t back)
// adds w x to every sum. params stands at the four weights of the input in the first
// block, stride is the way from behind them to the next ones; params - back is then the
// weight of the first single unit, whose stride is a quarter. 24 cycles an addition.
// clang-format off
#define THIMBLE_PUSH_ONE(load)                                                        \
  load " r21,Z+\n subi r21,0x80\n mulsu r21,r20\n sbc r22,r22\n"                      \
       "ld r21,X\n add r21,r0\n st X+,r21\n ld r21,X\n adc r21,r1\n st X+,r21\n"      \
       "ld r21,X\n adc r21,r22\n st X+,r21\n"

#define THIMBLE_PUSH(load)                                                            \
  asm volatile(                                                                       \
  "subi r24,0x80\n movw r30,r22\n movw r26,r20\n mov r20,r24\n movw r24,r16\n"        \
  "tst r24\n breq 4f\n"                                                               \
  "2: ldi r23,4\n"                                                                    \
  "3: " THIMBLE_PUSH_ONE(load) "dec r23\n brne 3b\n"                                  \
  "add r30,r18\n adc r31,r19\n dec r24\n brne 2b\n"                                   \
  "4: sub r30,r14\n sbc r31,r15\n"                                                    \
  "lsr r19\n ror r18\n lsr r19\n ror r18\n"                                           \
  "tst r25\n breq 6f\n"                                                               \
  "5: " THIMBLE_PUSH_ONE(load)                                                        \
  "add r30,r18\n adc r31,r19\n dec r25\n brne 5b\n"                                   \
  "6: clr r1\n ret\n"                                                                 \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

// What the kernels of all rounding rules have in common: a struct for each of the two
// kinds of plain memory, one instruction apart.
struct FlashPush {
  THIMBLE_ASSEMBLY void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t,
                             uint16_t) {
    THIMBLE_PUSH("lpm");
  }
};
struct RamPush {
  THIMBLE_ASSEMBLY void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t,
                             uint16_t) {
    THIMBLE_PUSH("ld");
  }
};

#undef THIMBLE_PUSH
#undef THIMBLE_PUSH_ONE

// Which assembly reads a storage; media that are not plain memory have none.
template <class Reader, class FromFlash, class FromRam>
struct AssemblyFor {
  using Type = void;
};
template <class FromFlash, class FromRam>
struct AssemblyFor<Flash::Reader, FromFlash, FromRam> {
  using Type = FromFlash;
};
template <class FromFlash, class FromRam>
struct AssemblyFor<Ram::Reader, FromFlash, FromRam> {
  using Type = FromRam;
};

// The kernel of a rounding rule, given its assembly for flash and for RAM.
template <class Rounding, class FromFlash, class FromRam>
struct DenseAssembly : DenseInt8<Rounding, ForAvr> {
  using Plain = DenseInt8<Rounding, ForAvr>;
  static constexpr uint16_t kMostUnits = 1020;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader, FromFlash, FromRam>::Type>::forward(
        params, x, inputs, y, units);
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                   uint16_t units) {
    With<typename AssemblyFor<Reader, FromFlash, FromRam>::Type>::push(
        params, x, i, inputs, sums, units);
  }

 private:
  static constexpr uint16_t counts(uint16_t units) {
    return static_cast<uint16_t>(units >> 2 | (units & 3) << 8);
  }

  template <class Assembly, class = void>
  struct With {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      params.move_to(Assembly::dense(x, params.address(), y, inputs, counts(units)));
    }
    template <class Reader>
    static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                     uint16_t units) {
      const uint16_t first =
          static_cast<uint16_t>(Plain::kHeadBytes + 4 * (Plain::kBiasBytes + i));
      const uint16_t stride = static_cast<uint16_t>(
          4 * (Plain::kBiasBytes + inputs - 1 + Plain::Units::kUnitBytes));
      const uint16_t back = static_cast<uint16_t>(3 * (Plain::kBiasBytes + i));
      Assembly::push(x, params.address() + first, sums, stride, counts(units), back);
    }
  };
  template <class Unused>
  struct With<void, Unused> {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::template forward<UnitBias>(params, x, inputs, y, units);
    }
    template <class Reader>
    static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                     uint16_t units) {
      Plain::template push<UnitBias>(params, x, i, inputs, sums, units);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
