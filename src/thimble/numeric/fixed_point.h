// SPDX-License-Identifier: MIT
// Fixed-point primitives whose rounding is that of gemmlowp and TensorFlow Lite Micro.
//
// The formulas are published in docs/numbers.md; every function here is the plain
// reference that a faster one must equal.
#pragma once

#include <stdint.h>

#include "avr/high_multiply.h"

namespace thimble {
namespace numeric {
namespace plain {

// a b / 2^31 to nearest, halves upwards: (a b + nudge) / 2^31 truncated, where nudge is
// 2^30 for a product >= 0 and 1 - 2^30 below. INT32_MIN * INT32_MIN gives INT32_MAX.
inline int32_t saturating_rounding_doubling_high_multiply(int32_t a, int32_t b) {
  if (a == INT32_MIN && b == INT32_MIN) return INT32_MAX;
  const int64_t product = static_cast<int64_t>(a) * b;
  const int32_t nudge = product >= 0 ? (INT32_C(1) << 30) : 1 - (INT32_C(1) << 30);
  return static_cast<int32_t>((product + nudge) / (INT64_C(1) << 31));
}

// x / 2^exponent, rounded half away from zero, 0 <= exponent <= 31.
inline int32_t rounding_divide_by_power_of_two(int32_t x, uint8_t exponent) {
  const int32_t mask = static_cast<int32_t>((UINT32_C(1) << exponent) - 1);
  const int32_t remainder = x & mask;
  const int32_t threshold = (mask >> 1) + (x < 0 ? 1 : 0);
  return (x >> exponent) + (remainder > threshold ? 1 : 0);
}

}  // namespace plain

inline int32_t saturating_rounding_doubling_high_multiply(int32_t a, int32_t b) {
#if THIMBLE_AVR_MUL
  return avr::HighMultiply::of(a, b);
#else
  return plain::saturating_rounding_doubling_high_multiply(a, b);
#endif
}

inline int32_t rounding_divide_by_power_of_two(int32_t x, uint8_t exponent) {
#if THIMBLE_AVR
  // The same with one shift instead of two, and that by whole bytes as far as it goes.
  if (exponent == 0) return x;
  if (x < 0 && x != INT32_MIN) --x;
  for (--exponent; exponent >= 8; exponent = static_cast<uint8_t>(exponent - 8)) x >>= 8;
  x >>= exponent;
  return (x >> 1) + static_cast<uint8_t>(static_cast<uint8_t>(x) & 1);
#else
  return plain::rounding_divide_by_power_of_two(x, exponent);
#endif
}

// x * 2^exponent, saturating, 0 <= exponent <= 31.
inline int32_t saturating_shift_left(int32_t x, uint8_t exponent) {
  const int32_t limit = static_cast<int32_t>(UINT32_C(0x7fffffff) >> exponent);
  if (x > limit) return INT32_MAX;
  if (x < -limit - 1) return INT32_MIN;
  return static_cast<int32_t>(static_cast<uint32_t>(x) << exponent);
}

// x multiplier 2^(shift - 31), rounded twice as TensorFlow Lite does by default.
inline int32_t multiply_by_quantized_multiplier(int32_t x, int32_t multiplier,
                                                int8_t shift) {
  // Right shifts are below 32; damaged ones must not be undefined.
  const uint8_t left = static_cast<uint8_t>(shift > 0 ? shift & 31 : 0);
  const uint8_t right = static_cast<uint8_t>(shift > 0 ? 0 : -shift & 31);
  const int32_t scaled = static_cast<int32_t>(static_cast<uint32_t>(x) << left);
  return rounding_divide_by_power_of_two(
      saturating_rounding_doubling_high_multiply(scaled, multiplier), right);
}

// a + b modulo 2^32, where only damaged parameters overflow.
constexpr int32_t wrapping_add(int32_t a, int32_t b) {
  return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
}

template <class T>
constexpr T clamp(T x, T low, T high) {
  return x < low ? low : x > high ? high : x;
}

}  // namespace numeric
}  // namespace thimble
