// SPDX-License-Identifier: MIT
// The index of the largest int8 on an AVR, in assembly: 8 cycles a value, 9 where it is a
// new largest one.
//
// Equal to plain::argmax() of kernels/argmax.h.
#pragma once

#include "../../platform/detect.h"

#if THIMBLE_AVR

namespace thimble {
namespace kernels {
namespace avr {

struct ArgMax {
  // X the cursor | r20 the largest | Z behind it | r22, r23 nested counters
  // clang-format off
  THIMBLE_ASSEMBLY uint16_t of(const int8_t*, uint16_t) {
    asm volatile(
    "movw r26,r24\n adiw r24,1\n movw r30,r24\n ld r20,X\n cpse r22,r1\n inc r23\n"
    "1: ld r21,X+\n cp r20,r21\n brge 2f\n mov r20,r21\n movw r30,r26\n"
    "2: dec r22\n brne 1b\n dec r23\n brne 1b\n"
    "sub r30,r24\n sbc r31,r25\n movw r24,r30\n ret\n"
    ::: THIMBLE_AVR_CLOBBERS, "memory");
  }
  // clang-format on
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
