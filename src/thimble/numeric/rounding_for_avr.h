// SPDX-License-Identifier: MIT
// How the layouts for AVR store the requantization of a unit: prepared for assembly.
#pragma once

#include "rounding.h"

namespace thimble {

// For shifts from -24 to -1: uint32 twice the multiplier | uint8 2^(8-b) | uint8 bytes,
// with -shift = b + 8 bytes, 1 <= b <= 8, bytes <= 2, unit by unit. A unit whose result
// is always the zero point has a multiplier of 0 instead of a shift beyond.
struct TfliteForAvr : Tflite {
  static constexpr uint8_t kUnitBytes = 6;

  template <class Reader, class Sum>
  static THIMBLE_INLINE void requantize(Layer layer, Reader& params, const Sum* sums,
                                        uint8_t units, int8_t* y) {
    for (uint8_t k = 0; k < units; ++k) {
      const uint32_t twice = params.template next<uint32_t>();
      const uint8_t factor = params.template next<uint8_t>();
      const uint8_t bytes = params.template next<uint8_t>();
      y[k] = Tflite::requantize(layer, sums[k], static_cast<int32_t>(twice >> 1),
                                shift(factor, bytes));
    }
  }

 private:
  static int8_t shift(uint8_t factor, uint8_t bytes) {
    int8_t shift = static_cast<int8_t>(-8 - 8 * (bytes & 3));
    for (; factor > 1; factor >>= 1) ++shift;
    return shift;
  }
};

template <class Rounding>
struct UnitsForAvr {
  using Type = Rounding;
};
template <>
struct UnitsForAvr<Tflite> {
  using Type = TfliteForAvr;
};

}  // namespace thimble
