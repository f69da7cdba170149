// SPDX-License-Identifier: MIT
// Int8<Native, ForAvr> dense on an AVR with a multiplier, in assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. Four units share the load of an
// input, and both operands are offset to unsigned, so that a multiply-accumulate is
//   lpm r0,Z+ | mul r0,r24 | add | adc | adc        8 cycles
// plus, for two inputs, 2 loads, 2 offsets and 3 of the counter: 9.125 cycles in all.
//   sum_i (w + 128)(x + 128) = sum_i w (x + 128) + 128 sum_i (x + 128)
// The last term is the same for all units: it is computed once and subtracted from each
// bias. A layer of n inputs and m units takes about 9.125 n m + 72 m + 9 n + 130 cycles
// and 23 bytes of stack.
//
// Registers: r2..r13 four 24-bit sums | r14:15 x | r16 blocks left | r23:22:17 the common
// term | r20:21 inputs | r18, r19 nested counters | r24 input | r25 zero | X input cursor
// | Y output | Z parameters | T shift is 24.
#pragma once

#include "../../layers/bias.h"
#include "../../storage/flash.h"
#include "../../storage/ram.h"
#include "../dense_int8.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

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
#define THIMBLE_DENSE_NATIVE(load)                                                    \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n push r28\n push r29\n"                                                  \
  "push r17\n"                                     /* single units, for later */      \
  "movw r14,r24\n movw r26,r24\n movw r30,r22\n movw r28,r20\n movw r20,r18\n"        \
  "clr r25\n"                                                                         \
  load " r24,Z+\n bst r24,3\n"                     /* 24 has bit 3, 16 has not */     \
  /* the common term: 128 sum (x + 128) */                                            \
  "clr r22\n clr r23\n clr r24\n cpse r18,r25\n inc r19\n"                            \
  "1: ld r17,X+\n subi r17,0x80\n add r22,r17\n adc r23,r25\n adc r24,r25\n"          \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n"                                           \
  "clr r17\n lsr r24\n ror r23\n ror r22\n ror r17\n"                                 \
  "tst r16\n brne 3f\n rjmp 5f\n"                                                               \
  /* blocks of four units */                                                          \
  "3:\n"                                                                              \
  THIMBLE_BIAS(load, "r2", "r3", "r4") THIMBLE_BIAS(load, "r5", "r6", "r7")           \
  THIMBLE_BIAS(load, "r8", "r9", "r10") THIMBLE_BIAS(load, "r11", "r12", "r13")       \
  "movw r26,r14\n movw r18,r20\n lsr r19\n ror r18\n adc r18,r25\n adc r19,r25\n"     \
  "cpse r18,r25\n inc r19\n"                                                          \
  "sbrc r20,0\n rjmp 4f\n"                         /* odd: start with half a pair */  \
  "2:\n" THIMBLE_ADD_FOUR(load)                                                       \
  "4:\n" THIMBLE_ADD_FOUR(load)                                                       \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n"                                           \
  "rcall 7f\n mov r2,r5\n movw r0,r6\n mov r3,r0\n mov r4,r1\n"                       \
  "rcall 7f\n movw r2,r8\n mov r4,r10\n"                                              \
  "rcall 7f\n mov r2,r11\n movw r0,r12\n mov r3,r0\n mov r4,r1\n"                     \
  "rcall 7f\n"                                                                        \
  "dec r16\n breq 5f\n rjmp 3b\n"                                                     \
  /* single units */                                                                  \
  "5: pop r16\n tst r16\n breq 9f\n"                                                  \
  "6:\n" THIMBLE_BIAS(load, "r2", "r3", "r4")                                         \
  "movw r26,r14\n movw r18,r20\n cpse r18,r25\n inc r19\n"                            \
  "8: ld r24,X+\n subi r24,0x80\n" THIMBLE_ADD(load, "r2", "r3", "r4")                \
  "dec r18\n brne 8b\n dec r19\n brne 8b\n"                                           \
  "rcall 7f\n dec r16\n brne 6b\n"                                                    \
  "9: movw r24,r30\n clr r1\n"                                                        \
  "pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n"   \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  /* subroutine: requantize the sum r4:r3:r2 by the multiplier at Z and store it;     \
     bytes 2, 3, 4 of the product grow in r26, r27, r24 */                            \
  "7:\n"                                                                              \
  load " r18,Z+\n " load " r19,Z+\n"                                                  \
  "mul r2,r18\n mov r24,r1\n clr r26\n"                                               \
  "mul r2,r19\n add r24,r0\n adc r26,r1\n clr r27\n"                                  \
  "mul r3,r18\n add r24,r0\n adc r26,r1\n adc r27,r25\n clr r24\n"                    \
  "mul r3,r19\n add r26,r0\n adc r27,r1\n adc r24,r25\n"                              \
  "mul r4,r18\n add r26,r0\n adc r27,r1\n adc r24,r25\n"                              \
  "mul r4,r19\n add r27,r0\n adc r24,r1\n"                                            \
  "sbrs r4,7\n rjmp 1f\n"                                                             \
  "sub r27,r18\n sbc r24,r19\n"                    /* the sum was negative */         \
  "1: brts 2f\n"                                   /* shift 24: the result is byte 3 */ \
  "tst r24\n brne 3f\n cpse r27,r25\n inc r24\n"   /* shift 16: byte 2, unless the */ \
  "3: mov r27,r26\n"                               /* higher ones say it overflows */ \
  "2: tst r24\n breq 4f\n ldi r27,0xff\n sbrc r24,7\n clr r27\n"                      \
  "4: subi r27,0x80\n st Y+,r27\n ret\n"                                              \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

// void push(int8_t x, const uint8_t* params, Sum24* sums, uint16_t stride,
//           uint16_t blocks of four + 256 * single units, uint16_t back)
// adds w x to every sum. params stands at the four weights of the input in the first
// block, stride is the way from behind them to the next ones; params - back is then the
// weight of the first single unit, whose stride is a quarter. 24 cycles an addition.
#define THIMBLE_PUSH_ONE(load)                                                   \
  load " r21,Z+\n subi r21,0x80\n mulsu r21,r20\n sbc r22,r22\n"                 \
       "ld r21,X\n add r21,r0\n st X+,r21\n ld r21,X\n adc r21,r1\n st X+,r21\n" \
       "ld r21,X\n adc r21,r22\n st X+,r21\n"

#define THIMBLE_PUSH(load) \
  asm volatile(                                                                       \
  "subi r24,0x80\n movw r30,r22\n movw r26,r20\n mov r20,r24\n movw r24,r16\n"       \
  "tst r24\n breq 4f\n"                                                              \
  "2: ldi r23,4\n"                                                                    \
  "3: " THIMBLE_PUSH_ONE(load) "dec r23\n brne 3b\n"                                 \
  "add r30,r18\n adc r31,r19\n dec r24\n brne 2b\n"                                  \
  "4: sub r30,r14\n sbc r31,r15\n"                                                   \
  "lsr r19\n ror r18\n lsr r19\n ror r18\n"                                          \
  "tst r25\n breq 6f\n"                                                              \
  "5: " THIMBLE_PUSH_ONE(load)                                                        \
  "add r30,r18\n adc r31,r19\n dec r25\n brne 5b\n"                                  \
  "6: clr r1\n ret\n"                                                                \
  ::: "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27",     \
      "r30", "r31", "memory")
// clang-format on

#define THIMBLE_NAKED __attribute__((naked, noinline, noclone, unused)) static

// The two kinds of plain memory, one instruction apart.
struct FlashAssembly {
  THIMBLE_NAKED const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                     uint16_t) {
    THIMBLE_DENSE_NATIVE("lpm");
  }
  THIMBLE_NAKED void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t, uint16_t) {
    THIMBLE_PUSH("lpm");
  }
};
struct RamAssembly {
  THIMBLE_NAKED const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                     uint16_t) {
    THIMBLE_DENSE_NATIVE("ld");
  }
  THIMBLE_NAKED void push(int8_t, const uint8_t*, Sum24*, uint16_t, uint16_t, uint16_t) {
    THIMBLE_PUSH("ld");
  }
};

#undef THIMBLE_NAKED
#undef THIMBLE_PUSH
#undef THIMBLE_PUSH_ONE
#undef THIMBLE_DENSE_NATIVE
#undef THIMBLE_ADD_FOUR
#undef THIMBLE_ADD
#undef THIMBLE_BIAS

// Which assembly reads a storage; media that are not plain memory have none.
template <class Reader>
struct AssemblyFor {
  using Type = void;
};
template <>
struct AssemblyFor<Flash::Reader> {
  using Type = FlashAssembly;
};
template <>
struct AssemblyFor<Ram::Reader> {
  using Type = RamAssembly;
};

struct DenseNative : DenseInt8<Native, ForAvr> {
  using Plain = DenseInt8<Native, ForAvr>;
  static constexpr uint16_t kMostUnits = 1020;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader>::Type>::forward(params, x, inputs, y, units);
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                   uint16_t units) {
    With<typename AssemblyFor<Reader>::Type>::push(params, x, i, inputs, sums, units);
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
      const uint16_t first = static_cast<uint16_t>(kHeadBytes + 4 * (kBiasBytes + i));
      const uint16_t stride =
          static_cast<uint16_t>(4 * (kBiasBytes + inputs - 1 + Native::kUnitBytes));
      const uint16_t back = static_cast<uint16_t>(3 * (kBiasBytes + i));
      Assembly::push(x, params.address() + first, sums, stride, counts(units), back);
    }
  };
  template <class Unused>
  struct With<void, Unused> {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::forward<UnitBias>(params, x, inputs, y, units);
    }
    template <class Reader>
    static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum24* sums,
                     uint16_t units) {
      Plain::push<UnitBias>(params, x, i, inputs, sums, units);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
