// SPDX-License-Identifier: MIT
// Number format Fast<Float32>: floats whose sigmoid and tanh are looked up.
//
//   Model<Fast<Float32>, Flash, Input<8>, Lstm<16>, Dense<4>, Softmax>
// Parameters and everything else are those of Float32. Sigmoid and Tanh, also as gates,
// and SiLU come from the table of numeric/sigmoid_int16.h: 160 and 175 cycles on an
// ATmega328P instead of 850 and 900, as long as |x| is below 8 and 4.
//   Sigmoid   absolute error below 1e-4
//   Tanh      absolute error below 2.5e-4, and x itself below 1/16
//   SiLU      below 1e-4 |x|
// exp, and with it softmax, is as exact as ever: it is quick already.
#pragma once

#include "avr/fixed_q12.h"
#include "block_float.h"
#include "float.h"
#include "functions.h"
#include "sigmoid_int16.h"

namespace thimble {

template <class Number>
struct Fast;
template <>
struct Fast<Float32> : Float32 {};

namespace numeric {

struct PlainFixed {
  // x in Q3.12, to nearest, for |x| < 8.
  static int16_t q12(float x) {
    const uint32_t bits = BlockFloatPlain::bits(x);
    const uint16_t mantissa = static_cast<uint16_t>(bits >> 8 | 0x8000);
    const uint8_t shift = static_cast<uint8_t>(130 - static_cast<uint8_t>(bits >> 23));
    if (shift > 16) return 0;
    const uint16_t twice = static_cast<uint16_t>(mantissa >> (shift - 1));
    uint16_t m = static_cast<uint16_t>((twice >> 1) + (twice & 1));
    if (m > 32767) m = 32767;
    return static_cast<int16_t>(bits >> 31 != 0 ? -static_cast<int16_t>(m)
                                                : static_cast<int16_t>(m));
  }
  // v 2^(exponent - 142) with the sign bit of `sign`, for v > 0.
  static float to_float(uint16_t v, uint8_t exponent, uint8_t sign) {
    const float y = raised(static_cast<float>(v), static_cast<uint8_t>(exponent - 2));
    return (sign & 0x80) != 0 ? -y : y;
  }
};
#if THIMBLE_AVR_MUL
using Fixed = avr::Fixed;
#else
using Fixed = PlainFixed;
#endif

struct FastFunctions {
  static float sigmoid(float x) {
    if (exponent_of(x) >= kEight) {
      const float tail = exponential(x < 0 ? x : -x);
      return x < 0 ? tail : 1.0f - tail;
    }
    return Fixed::to_float(Sigmoid16::fraction(Fixed::q12(x)), kHalf, 0);
  }
  static float hyperbolic_tangent(float x) {
    const uint8_t exponent = exponent_of(x);
    if (exponent < kSixteenth) return x;
    if (exponent >= kFour) {
      const float size = 1.0f - 2.0f * exponential(x < 0 ? 2.0f * x : -2.0f * x);
      return x < 0 ? -size : size;
    }
    // Just below 4; from there on the table stays where it is.
    int16_t q = Fixed::q12(x);
    const uint8_t sign = static_cast<uint8_t>(static_cast<uint16_t>(q) >> 8);
    if (q < 0) q = static_cast<int16_t>(-q);
    const int16_t y = Sigmoid16::tanh(q > 16383 ? 16383 : q);
    return Fixed::to_float(static_cast<uint16_t>(y), kHalf + 1, sign);
  }

 private:
  static constexpr uint8_t kSixteenth = 123, kHalf = 126, kFour = 129, kEight = 130;

  static uint8_t exponent_of(float x) {
    // By 16 and by 7, because avr-gcc shifts by 23 bit by bit.
    return static_cast<uint8_t>(static_cast<uint16_t>(BlockFloatPlain::bits(x) >> 16) >>
                                7);
  }
};

}  // namespace numeric
}  // namespace thimble
