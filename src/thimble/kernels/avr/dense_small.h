// SPDX-License-Identifier: MIT
// Int8<Native, ForAvrSmall> dense on an AVR with a multiplier: 142 bytes of assembly.
//
// Equal to the plain kernel of dense_int8.h, bit for bit. One unit at a time, both
// factors signed: MULS leaves the sign of the product in the carry, from where SBC
// spreads it. A layer of n inputs and m units takes about 15 n m + 57 m + 50 cycles and 6
// bytes of stack.
//
// Registers: r24:25 x | r18:19 behind x | r20:21 y | r16 units left | r17 zero, which the
// upper byte of at most 255 units is | r15:r29:r28 the sum | X input cursor | Z
// parameters | r22, r23 factors | T shift is 24.
#pragma once

#include "../../layers/bias.h"
#include "../../numeric/layout_avr_small.h"
#include "../dense_int8.h"
#include "assembly_for.h"

#if THIMBLE_AVR_MUL

// const uint8_t* dense(const int8_t* x, const uint8_t* params, int8_t* y,
//                      uint16_t inputs, uint16_t units)
// returns the end of the layer's parameters. The requantization is that of
// dense_native.h: bytes 1 and 2 of the product in X, byte 3 in r28, byte 4 in r26.
// clang-format off
#define THIMBLE_DENSE_SMALL(load)                                                     \
  asm volatile(                                                                       \
  "push r15\n push r16\n push r28\n push r29\n"                                       \
  "movw r30,r22\n " load " r22,Z+\n bst r22,3\n add r18,r24\n adc r19,r25\n"          \
  "1: " load " r28,Z+\n " load " r29,Z+\n " load " r15,Z+\n movw r26,r24\n"            \
  "2: ld r22,X+\n " load " r23,Z+\n muls r22,r23\n sbc r15,r17\n"                     \
  "add r28,r0\n adc r29,r1\n adc r15,r17\n cp r26,r18\n cpc r27,r19\n brne 2b\n"      \
  load " r22,Z+\n " load " r23,Z+\n"                                                  \
  "mul r28,r23\n movw r26,r0\n"                                                       \
  "mul r28,r22\n add r26,r1\n adc r27,r17\n clr r28\n"                                \
  "mul r29,r22\n add r26,r0\n adc r27,r1\n adc r28,r17\n clr r26\n"                   \
  "mul r29,r23\n add r27,r0\n adc r28,r1\n"                                           \
  "mul r15,r22\n add r27,r0\n adc r28,r1\n adc r26,r17\n"                             \
  "mul r15,r23\n add r28,r0\n adc r26,r1\n"                                           \
  "sbrs r15,7\n rjmp 3f\n sub r28,r22\n sbc r26,r23\n"                                \
  "3: brts 4f\n cpse r28,r17\n ori r26,1\n mov r28,r27\n"                             \
  "4: cpse r26,r17\n ldi r28,0xff\n sbrc r26,7\n clr r28\n"                           \
  "subi r28,0x80\n movw r26,r20\n st X+,r28\n movw r20,r26\n"                         \
  "dec r16\n brne 1b\n"                                                               \
  "movw r24,r30\n clr r1\n pop r29\n pop r28\n pop r16\n pop r15\n ret\n"             \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct SmallFromFlash {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t) {
    THIMBLE_DENSE_SMALL("lpm");
  }
};
struct SmallFromRam {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t) {
    THIMBLE_DENSE_SMALL("ld");
  }
};

#undef THIMBLE_DENSE_SMALL

struct DenseSmall : DenseInt8<Native, ForAvrSmall> {
  using Plain = DenseInt8<Native, ForAvrSmall>;
  static constexpr uint16_t kMostUnits = 255;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader, SmallFromFlash, SmallFromRam>::Type>::forward(
        params, x, inputs, y, units);
  }

 private:
  template <class Assembly, class = void>
  struct With {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      params.move_to(Assembly::dense(x, params.address(), y, inputs, units));
    }
  };
  template <class Unused>
  struct With<void, Unused> {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      Plain::template forward<UnitBias>(params, x, inputs, y, units);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
