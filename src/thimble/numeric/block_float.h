// SPDX-License-Identifier: MIT
// Block floating point: floats as integers of 15 bits with one exponent for all of them.
//
//   x[i] is about m[i] 2^(exponent - 140),   |m[i]| <= 16320
// The exponent is that of the largest |x|, or one more where its m would not fit:
// (b + 1) / 128, rounded down, b the upper 15 bits of the largest |x|; at least 15. m[i]
// is rounded to nearest, halves away from zero, so that an x is off by at most
// 6.2e-5 of the largest (by 2^-126 at least). 255 as exponent says that an x is
// infinite, NaN or beyond 3.389e38; the m mean nothing then.
#pragma once

#include <stdint.h>
#include <string.h>

#include "../platform/detect.h"
#include "avr/block_float.h"

namespace thimble {
namespace numeric {

// In a buffer of floats, therefore marked. How an m is stored is up to the core:
// BlockFloat::value() tells.
#if defined(__GNUC__)
typedef int16_t __attribute__((may_alias)) Mantissa;
#else
typedef int16_t Mantissa;
#endif

struct BlockFloatPlain {
  static constexpr uint8_t kNotFinite = 255;

  static int16_t value(Mantissa mantissa) { return mantissa; }

  // Writes n mantissas, returns their exponent. n > 0.
  static uint8_t pack(const float* x, uint16_t n, Mantissa* mantissas) {
    uint16_t largest = 0;
    for (uint16_t i = 0; i < n; ++i) {
      const uint16_t upper = static_cast<uint16_t>(bits(x[i]) >> 16 & 0x7fff);
      if (upper > largest) largest = upper;
    }
    const uint8_t found = static_cast<uint8_t>((largest + 1) >> 7);
    const uint8_t exponent = found < 15 ? 15 : found;
    for (uint16_t i = 0; i < n; ++i) mantissas[i] = rounded(bits(x[i]), exponent);
    return exponent;
  }

  static uint32_t bits(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
  }

 private:
  static int16_t rounded(uint32_t bits, uint8_t exponent) {
    const uint16_t mantissa = static_cast<uint16_t>(bits >> 8 | 0x8000);
    const uint8_t own = static_cast<uint8_t>(bits >> 23);
    const uint16_t shift = static_cast<uint16_t>(2 + exponent - own);
    if (shift > 16) return 0;
    // Up to the last bit that is dropped, and then that.
    const uint16_t twice = static_cast<uint16_t>(mantissa >> (shift - 1));
    const int16_t m = static_cast<int16_t>((twice >> 1) + (twice & 1));
    return static_cast<int16_t>(bits >> 31 != 0 ? -m : m);
  }
};

#if THIMBLE_AVR_MUL
struct BlockFloat : BlockFloatPlain {
  static int16_t value(Mantissa mantissa) {
    return avr::BlockFloat::value(static_cast<uint16_t>(mantissa));
  }
  static uint8_t pack(const float* x, uint16_t n, Mantissa* mantissas) {
    return avr::BlockFloat::pack(x, mantissas, n);
  }
};
#else
using BlockFloat = BlockFloatPlain;
#endif

// v 2^(exponent - 140): a sum of mantissas as the real it stands for, without a
// multiplication. Below 2^-126 it is 0; NaN where the exponent says so.
inline float raised(float v, uint8_t exponent) {
  // Sign, exponent and the first bits of the fraction; little-endian.
  uint16_t halves[2];
  memcpy(halves, &v, sizeof v);
  const uint16_t upper = halves[1];
  const uint8_t own = static_cast<uint8_t>(upper >> 7);
  const int16_t sum = static_cast<int16_t>(own + exponent - 140);
  if (exponent == BlockFloatPlain::kNotFinite) {
    halves[1] = 0x7fc0;
  } else if (own == 255) {
    return v;
  } else if (own == 0 || sum <= 0) {
    return 0;
  } else if (sum >= 255) {
    halves[0] = 0;
    halves[1] = static_cast<uint16_t>((upper & 0x8000) | 0x7f80);
  } else {
    halves[1] = static_cast<uint16_t>((upper & 0x807f) | sum << 7);
  }
  memcpy(&v, halves, sizeof v);
  return v;
}

}  // namespace numeric
}  // namespace thimble
