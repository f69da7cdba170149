// SPDX-License-Identifier: MIT
// How large the largest value of an array is, from its exponent alone.
#pragma once

#include <stdint.h>
#include <string.h>

namespace thimble {
namespace detail {

// The two highest bytes of a float or double say its magnitude.
template <class T>
struct Magnitude {
  static constexpr uint8_t kFractionBits = sizeof(T) == 4 ? 7 : 4;  // among them
  static constexpr uint16_t kInfinite = 0x7fff >> kFractionBits;
  static constexpr uint16_t kOne = kInfinite / 2;

  // The largest biased exponent: a value is below 2^(result - kOne + 1); kInfinite if one
  // is infinite or NaN.
  static uint16_t of(const T* values, uint16_t n) {
    uint16_t most = 0;
    for (; n != 0; --n) {
      uint16_t top;
      memcpy(&top, reinterpret_cast<const uint8_t*>(++values) - sizeof top, sizeof top);
      top &= 0x7fff;
      if (top > most) most = top;
    }
    return static_cast<uint16_t>(most >> kFractionBits);
  }
  static bool finite(const T* values, uint16_t n) { return of(values, n) < kInfinite; }
};

// Integers have no infinity, and Int16 saturates.
template <>
struct Magnitude<int16_t> {
  static constexpr uint16_t kInfinite = 1, kOne = 0;
  static uint16_t of(const int16_t*, uint16_t) { return 0; }
  static bool finite(const int16_t*, uint16_t) { return true; }
};

}  // namespace detail
}  // namespace thimble
