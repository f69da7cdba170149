// SPDX-License-Identifier: MIT
// Sigmoid and tanh of 16-bit fixed-point numbers: x in Q3.12, results in Q0.15.
//
// With u = min(|x|, 8) in Q3.12, a table T of s(0), s(1/16), ... s(8) in Q0.16,
//   k = floor(u / 256), f = u mod 256, v = T[k] + floor((T[k+1] - T[k]) f / 256):
//   fraction(x)  v, or 65536 - v below 0: the sigmoid in Q0.16, 22 to 65513
//   sigmoid(x)   floor((v + 1) / 2), or 32768 minus this below 0: at most 1.6 units in
//                the last place (2^-15) off
//   tanh(x)      v of 2 u minus 32768, with the sign of x: at most 2.6 units off below 4
//                and 11 from 4 on, where it stays at 32757
// All are odd around 0. The functions are the same, bit for bit, on every machine.
#pragma once

#include "avr/sigmoid_int16.h"
#include "sigmoid_table.h"

namespace thimble {
namespace numeric {

struct PlainSigmoid16 {
  static uint16_t fraction(int16_t x) {
    const uint16_t v = above_half(magnitude(x));
    return x < 0 ? static_cast<uint16_t>(UINT32_C(65536) - v) : v;
  }
  static int16_t sigmoid(int16_t x) {
    const uint16_t v = above_half(magnitude(x));
    const uint16_t y = static_cast<uint16_t>((v >> 1) + (v & 1));
    return static_cast<int16_t>(x < 0 ? 32768u - y : y);
  }
  static int16_t tanh(int16_t x) {
    const uint16_t u = magnitude(x);
    const uint16_t y = static_cast<uint16_t>(
        u >= 16384 ? 32757 : above_half(static_cast<uint16_t>(2 * u)) - 32768u);
    return static_cast<int16_t>(x < 0 ? -static_cast<int16_t>(y) : y);
  }

 private:
  static uint16_t magnitude(int16_t x) {
    return x < 0 ? static_cast<uint16_t>(0u - static_cast<uint16_t>(x))
                 : static_cast<uint16_t>(x);
  }
  // s(u) for u up to 8.
  static uint16_t above_half(uint16_t u) {
    const uint8_t* at = reinterpret_cast<const uint8_t*>(SigmoidTable<>::kValues +
                                                         static_cast<uint8_t>(u >> 8));
    const uint16_t here = platform::next_from_flash<uint16_t>(at);
    const uint16_t next = platform::next_from_flash<uint16_t>(at);
    const uint32_t rise = static_cast<uint32_t>(static_cast<uint16_t>(next - here)) *
                          static_cast<uint8_t>(u);
    return static_cast<uint16_t>(here + (rise >> 8));
  }
};

#if THIMBLE_AVR_MUL
using Sigmoid16 = avr::Sigmoid16;
#else
using Sigmoid16 = PlainSigmoid16;
#endif

}  // namespace numeric
}  // namespace thimble
