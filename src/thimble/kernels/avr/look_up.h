// SPDX-License-Identifier: MIT
// int8 values replaced by their entries in a table of 256, on an AVR, in assembly.
//
// Equal to plain::look_up() of kernels/table.h. Two values at a time: 11.5 cycles a value
// with the table in flash, 10.5 in RAM.
#pragma once

#include "assembly_for.h"

#if THIMBLE_AVR

namespace thimble {
namespace kernels {
namespace avr {

// void look_up(const uint8_t* table, int8_t* y, uint16_t n), n >= 1
// X the cursor | r24:25 the table | r18, r19 nested counters of pairs
// clang-format off
#define THIMBLE_LOOK_UP_ONE(load)                                                     \
  "ld r30,X\n mov r31,r25\n add r30,r24\n adc r31,r1\n " load " r0,Z\n st X+,r0\n"
#define THIMBLE_LOOK_UP(load)                                                         \
  asm volatile(                                                                       \
  "movw r26,r22\n movw r18,r20\n lsr r19\n ror r18\n adc r18,r1\n adc r19,r1\n"       \
  "cpse r18,r1\n inc r19\n sbrc r20,0\n rjmp 2f\n"                                    \
  "1: " THIMBLE_LOOK_UP_ONE(load)                                                     \
  "2: " THIMBLE_LOOK_UP_ONE(load)                                                     \
  "dec r18\n brne 1b\n dec r19\n brne 1b\n ret\n"                                     \
  ::: THIMBLE_AVR_CLOBBERS, "memory")
// clang-format on

struct LookUpFromFlash {
  THIMBLE_ASSEMBLY void look_up(const uint8_t*, int8_t*, uint16_t) {
    THIMBLE_LOOK_UP("lpm");
  }
};
struct LookUpFromRam {
  THIMBLE_ASSEMBLY void look_up(const uint8_t*, int8_t*, uint16_t) {
    THIMBLE_LOOK_UP("ld");
  }
};

#undef THIMBLE_LOOK_UP
#undef THIMBLE_LOOK_UP_ONE

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
