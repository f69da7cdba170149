// SPDX-License-Identifier: MIT
// The one multiplication that decides speed on 8-bit cores.
#pragma once

#include "detect.h"

namespace thimble {
namespace platform {

// a * b. Written out on AVR because avr-gcc 5 widens the product to a 32-bit library
// call as soon as it is added to a 32-bit sum; one MULS is enough.
THIMBLE_INLINE int16_t multiply(int8_t a, int8_t b) {
#if THIMBLE_AVR_MUL
  int16_t product;
  asm("muls %1, %2\n\t"
      "movw %0, r0\n\t"
      "clr __zero_reg__"
      : "=r"(product)
      : "d"(a), "d"(b));
  return product;
#else
  return static_cast<int16_t>(static_cast<int16_t>(a) * b);
#endif
}

}  // namespace platform
}  // namespace thimble
