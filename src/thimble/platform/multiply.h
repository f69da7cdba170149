// SPDX-License-Identifier: MIT
// The multiplications that decide speed on 8-bit cores.
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

// a b / 2^16, floored.
THIMBLE_INLINE uint16_t multiply_high(uint16_t a, uint16_t b) {
#if THIMBLE_AVR_MUL
  uint16_t product;
  uint8_t zero, low;
  asm("clr %1\n\t"
      "mul %A3, %A4\n\t"
      "mov %2, r1\n\t"
      "mul %B3, %B4\n\t"
      "movw %0, r0\n\t"
      "mul %A3, %B4\n\t"
      "add %2, r0\n\t"
      "adc %A0, r1\n\t"
      "adc %B0, %1\n\t"
      "mul %B3, %A4\n\t"
      "add %2, r0\n\t"
      "adc %A0, r1\n\t"
      "adc %B0, %1\n\t"
      "clr __zero_reg__"
      : "=&r"(product), "=&r"(zero), "=&r"(low)
      : "r"(a), "r"(b));
  return product;
#else
  return static_cast<uint16_t>(static_cast<uint32_t>(a) * b >> 16);
#endif
}

}  // namespace platform
}  // namespace thimble
