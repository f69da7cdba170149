// SPDX-License-Identifier: MIT
// Dense with FourBit weights on an AVR with a multiplier, in assembly.
//
// Equal to the plain kernel of ../dense_packed.h, bit for bit. A byte is a weight as it
// is, and another one with its halves swapped:
//   lpm r16,Z+ | mul add adc adc | swap r16 | mul add adc adc     14 cycles for two
// plus, for two inputs, 2 loads, 2 offsets and 3 of the counter: 8.125 cycles a
// multiply-accumulate. A layer of n inputs and m units takes about 8.125 n m + 100 m + 9
// n
// + 140 cycles and 27 bytes of stack.
//
// Registers: those of dense_loop.h | r14:15 units left | r16 weight | T shift is 24.
#pragma once

#include "../../layers/bias.h"
#include "../dense_packed.h"
#include "assembly_for.h"
#include "dense_loop.h"
#include "requantize_native.h"

#if THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_PAIR(load, a, b, c, d, e, f)                                          \
  load " r16,Z+\n mul r16,r24\n add " a ",r0\n adc " b ",r1\n adc " c ",r25\n"        \
  "swap r16\n mul r16,r24\n add " d ",r0\n adc " e ",r1\n adc " f ",r25\n"
#define THIMBLE_FIRST_PAIR(load)                                                      \
  "ld r24,X+\n subi r24,0x80\n"                                                       \
  THIMBLE_PAIR(load, "r2", "r3", "r4", "r6", "r7", "r5")
#define THIMBLE_BOTH_PAIRS(load)                                                      \
  THIMBLE_FIRST_PAIR(load) THIMBLE_PAIR(load, "r8", "r9", "r10", "r12", "r13", "r11")

// const uint8_t* dense(const int8_t* x, const uint8_t* params, int8_t* y,
//                      uint16_t inputs, uint16_t units, uint8_t shift)
// params stands behind the head; returns the end of the layer's parameters.
#define THIMBLE_FOUR_BIT(load)                                                        \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "push r10\n push r11\n push r12\n push r13\n push r14\n push r15\n push r16\n"      \
  "push r17\n push r28\n push r29\n"                                                  \
  "bst r14,3\n"                                    /* 24 has bit 3, 16 has not */     \
  "movw r14,r16\n movw r26,r24\n movw r30,r22\n movw r28,r20\n movw r20,r18\n"        \
  "clr r25\n"                                                                         \
  THIMBLE_COMMON_TERM                                                                 \
  "sub r26,r20\n sbc r27,r21\n"                                                       \
  "3: push r26\n push r27\n"                                                          \
  "clr r2\n clr r3\n movw r4,r2\n movw r6,r2\n movw r8,r2\n movw r10,r2\n"            \
  "movw r12,r2\n movw r18,r20\n"                                                      \
  "ldi r24,3\n cp r14,r24\n cpc r15,r25\n brlo 6f\n"                                  \
  /* four units, or three */                                                          \
  "lsr r19\n ror r18\n adc r18,r25\n adc r19,r25\n cpse r18,r25\n inc r19\n"          \
  "sbrc r20,0\n rjmp 4f\n"                         /* odd: start with half a pair */  \
  "2:\n" THIMBLE_BOTH_PAIRS(load)                                                     \
  "4:\n" THIMBLE_BOTH_PAIRS(load)                                                     \
  "dec r18\n brne 2b\n dec r19\n brne 2b\n rjmp 5f\n"                                 \
  /* the last two, or one */                                                          \
  "6: cpse r18,r25\n inc r19\n"                                                       \
  "8:\n" THIMBLE_FIRST_PAIR(load)                                                     \
  "dec r18\n brne 8b\n dec r19\n brne 8b\n"                                           \
  "5: rcall 7f\n breq 9f\n movw r2,r6\n mov r4,r5\n"                                  \
  "rcall 7f\n breq 9f\n movw r2,r8\n mov r4,r10\n"                                    \
  "rcall 7f\n breq 9f\n movw r2,r12\n mov r4,r11\n"                                   \
  "rcall 7f\n breq 9f\n"                                                              \
  "pop r27\n pop r26\n rjmp 3b\n"                                                     \
  "9: pop r27\n pop r26\n movw r24,r30\n clr r1\n"                                    \
  "pop r29\n pop r28\n pop r17\n pop r16\n pop r15\n pop r14\n pop r13\n pop r12\n"   \
  "pop r11\n pop r10\n pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n"         \
  "pop r3\n pop r2\n ret\n"                                                           \
  /* subroutine: the sum r4:r3:r2 to the end, and whether units are left */           \
  "7: " load " r18,Z+\n add r2,r18\n " load " r18,Z+\n adc r3,r18\n "                 \
        load " r18,Z+\n adc r4,r18\n sub r2,r17\n sbc r3,r22\n sbc r4,r23\n"          \
  "rcall 8f\n ldi r24,1\n sub r14,r24\n sbc r15,r25\n ret\n"                          \
  "8:\n" THIMBLE_NATIVE_REQUANTIZE(load)                                              \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct FourBitFromFlash {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t, uint8_t) {
    THIMBLE_FOUR_BIT("lpm");
  }
};
struct FourBitFromRam {
  THIMBLE_ASSEMBLY const uint8_t* dense(const int8_t*, const uint8_t*, int8_t*, uint16_t,
                                        uint16_t, uint8_t) {
    THIMBLE_FOUR_BIT("ld");
  }
};

struct DenseFourBit : DensePacked<ForAvr, FourBitPairs<2>> {
  using Plain = DensePacked<ForAvr, FourBitPairs<2>>;

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    With<typename AssemblyFor<Reader, FourBitFromFlash, FourBitFromRam>::Type>::forward(
        params, x, inputs, y, units);
  }

 private:
  // Media that are not plain memory have no assembly.
  template <class Assembly, class = void>
  struct With {
    template <class Reader>
    static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                        uint16_t units) {
      const uint8_t shift = Plain::head(params).shift;
      params.move_to(Assembly::dense(x, params.address(), y, inputs, units, shift));
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

#undef THIMBLE_FOUR_BIT
#undef THIMBLE_BOTH_PAIRS
#undef THIMBLE_FIRST_PAIR
#undef THIMBLE_PAIR

#endif
