// SPDX-License-Identifier: MIT
// Dense with FourBitLists on an AVR without a multiplier, in assembly.
//
// Equal to the plain kernel of ../four_bit_lists.h, bit for bit. The inputs plus 128 are
// copied behind the outputs, to where no address of a copy has another upper byte, so
// that
//   lpm r26,Z+ | add r26,r23 | ld r22,X | add | adc        8 cycles
// and 1.5 of the counter add one of a list. A row has 15 lists of 12 cycles each.
//
// Registers: r2:3 the running sum | r4..r6 the total of a row, r7..r9 of the row before |
// r18:19 the sums in memory | r20 levels left | r22 input | r23 lower byte of the copy,
// r27 its upper byte | r24 pairs of entries left | r1 zero | Z lists.
#pragma once

#include "../four_bit_lists.h"
#include "bit_sums.h"
#include "dense_packed.h"

#if THIMBLE_AVR && !THIMBLE_AVR_MUL

// clang-format off
#define THIMBLE_ENTRY(load)                                                           \
  load " r26,Z+\n add r26,r23\n ld r22,X\n add r2,r22\n adc r3,r1\n"
#define THIMBLE_DOUBLE(a, b, c) "lsl " a "\n rol " b "\n rol " c "\n"
#define THIMBLE_TIMES_16(a, b, c)                                                     \
  "ldi r20,4\n 3: " THIMBLE_DOUBLE(a, b, c) "dec r20\n brne 3b\n"
#define THIMBLE_PLUS(a, b, c, d, e, f)                                                \
  "add " a "," d "\n adc " b "," e "\n adc " c "," f "\n"

// const uint8_t* add(const uint8_t* copy, const uint8_t* lists, uint16_t, Sum24* sums,
//                    uint8_t)
// returns the end of the lists of the pair.
#define THIMBLE_ADD_LISTS(load)                                                       \
  asm volatile(                                                                       \
  "push r2\n push r3\n push r4\n push r5\n push r6\n push r7\n push r8\n push r9\n"   \
  "movw r30,r22\n mov r23,r24\n mov r27,r25\n"                                        \
  "rcall 8f\n movw r8,r4\n mov r7,r6\n rcall 8f\n"                                    \
  "movw r26,r18\n movw r2,r8\n mov r22,r7\n"                                          \
  THIMBLE_TIMES_16("r2", "r3", "r22") THIMBLE_PLUS("r2", "r3", "r22", "r4", "r5", "r6") \
  THIMBLE_SUM_24("r2", "r3", "r22")                                                   \
  THIMBLE_TIMES_16("r4", "r5", "r6") THIMBLE_PLUS("r4", "r5", "r6", "r8", "r9", "r7") \
  THIMBLE_SUM_24("r4", "r5", "r6")                                                    \
  "movw r24,r30\n"                                                                    \
  "pop r9\n pop r8\n pop r7\n pop r6\n pop r5\n pop r4\n pop r3\n pop r2\n ret\n"     \
  /* subroutine: a row; first the negative levels */                                  \
  "8: clr r4\n clr r5\n clr r6\n ldi r20,8\n rcall 9f\n"                              \
  "com r4\n com r5\n com r6\n sec\n adc r4,r1\n adc r5,r1\n adc r6,r1\n ldi r20,7\n"  \
  /* subroutine: r20 levels */                                                        \
  "9: clr r2\n clr r3\n"                                                              \
  "1: " load " r24,Z+\n lsr r24\n brcs 3f\n"       /* odd: start with half a pair */  \
  "subi r24,1\n brcs 4f\n"                                                            \
  "2:\n" THIMBLE_ENTRY(load)                                                          \
  "3:\n" THIMBLE_ENTRY(load)                                                          \
  "subi r24,1\n brcc 2b\n"                                                            \
  "4: add r4,r2\n adc r5,r3\n adc r6,r1\n dec r20\n brne 1b\n ret\n"                  \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

namespace thimble {
namespace kernels {
namespace avr {

struct ListsFromFlash : FinishFromFlash {
  static constexpr int16_t kOffset = -8;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_ADD_LISTS("lpm");
  }
};
struct ListsFromRam : FinishFromRam {
  static constexpr int16_t kOffset = -8;

  THIMBLE_ASSEMBLY const uint8_t* add(const int8_t*, const uint8_t*, uint16_t, Sum24*,
                                      uint8_t) {
    THIMBLE_ADD_LISTS("ld");
  }
};

// The inputs plus 128, behind the outputs.
template <>
struct Prepare<ListPairs<0>> {
  static const int8_t* inputs(const int8_t* x, uint16_t inputs, int8_t* free) {
    const uintptr_t first = reinterpret_cast<uintptr_t>(free);
    const uintptr_t last = first + inputs - 1;
    if ((first ^ last) >> 8) free += static_cast<uint16_t>((last & 0xff00) - first);
    for (uint16_t i = 0; i < inputs; ++i) free[i] = static_cast<int8_t>(x[i] ^ 0x80);
    return free;
  }
};

// One function for layers of any number of entries.
template <uint32_t Entries>
struct DenseLists : DensePacked<ForAvrTiny, ListPairs<Entries>> {
  static constexpr uint32_t scratch_bytes(uint16_t inputs) {
    return UINT32_C(2) * inputs - 1;
  }

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    DensePackedAssembly<ListPairs<0>, ListsFromFlash,
                        ListsFromRam>::template forward<Bias>(params, x, inputs, y,
                                                              units);
  }
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#undef THIMBLE_ADD_LISTS
#undef THIMBLE_PLUS
#undef THIMBLE_TIMES_16
#undef THIMBLE_DOUBLE
#undef THIMBLE_ENTRY

#endif
