// SPDX-License-Identifier: MIT
// The two rounding rules of Int8: Tflite and Native.
//
// A rounding rule is a struct with
//   Layer, layer(params)     what a layer stores once: kFacts bytes
//   kUnitBytes               what a unit stores behind its weights
//   requantize(layer, params, sums, units, y)   turns `units` 32-bit sums into int8
//   values;
//                            params stands at the requantization of these units; y
//                            may be the memory of sums, which are at least as wide
#pragma once

#include "../platform/detect.h"
#include "fixed_point.h"

namespace thimble {

// q = clamp(zero_point + sum * multiplier * 2^(shift - 31)), rounded twice: bit for bit
// the result of the reference kernels of TensorFlow Lite Micro.
struct Tflite {
  struct Layer {
    int8_t zero_point;
    int8_t low;
    int8_t high;
  };
  static constexpr uint8_t kFacts = 3;
  static constexpr uint8_t kUnitBytes = 5;

  template <class Reader>
  static Layer layer(Reader& params) {
    Layer layer;
    layer.zero_point = params.template next<int8_t>();
    layer.low = params.template next<int8_t>();
    layer.high = params.template next<int8_t>();
    return layer;
  }

  static THIMBLE_NOINLINE int8_t requantize(Layer layer, int32_t sum, int32_t multiplier,
                                            int8_t shift) {
    const int32_t scaled =
        numeric::multiply_by_quantized_multiplier(sum, multiplier, shift);
    // Clamped before the zero point is added, which could overflow.
    const int16_t low = static_cast<int16_t>(layer.low - layer.zero_point);
    const int16_t high = static_cast<int16_t>(layer.high - layer.zero_point);
    return static_cast<int8_t>(numeric::clamp<int32_t>(scaled, low, high) +
                               layer.zero_point);
  }

  template <class Reader, class Sum>
  static THIMBLE_INLINE void requantize(Layer layer, Reader& params, const Sum* sums,
                                        uint8_t units, int8_t* y) {
    Reader shifts = params;
    shifts.skip(4u * units);
    for (uint8_t k = 0; k < units; ++k) {
      const int32_t multiplier = params.template next<int32_t>();
      const int8_t shift = shifts.template next<int8_t>();
      y[k] = requantize(layer, sums[k], multiplier, shift);
    }
    params = shifts;
  }
};

// q = clamp(floor(sum * multiplier / 2^shift), 0, 255) - 128 with a 16-bit multiplier and
// a shift of 16 or 24: rounding and zero point are folded into the bias, and the range of
// the activation is the range of the result. Needs no 64-bit product: sums beyond 24 bits
// are saturated first, which cannot change the result because
// multiplier >= 2^(shift - 14), so that 2^23 * multiplier / 2^shift is at least 512.
struct Native {
  struct Layer {
    uint8_t shift;
  };
  static constexpr uint8_t kFacts = 1;
  static constexpr uint8_t kUnitBytes = 2;

  template <class Reader>
  static Layer layer(Reader& params) {
    Layer layer;
    layer.shift = params.template next<uint8_t>();
    return layer;
  }

  static THIMBLE_NOINLINE int8_t requantize(Layer layer, int32_t sum,
                                            uint16_t multiplier) {
    const int32_t limit = INT32_C(1) << 23;
    sum = numeric::clamp<int32_t>(sum, -limit, limit - 1);
    const uint32_t low = static_cast<uint32_t>(static_cast<uint8_t>(sum)) * multiplier;
    const int32_t high = static_cast<int32_t>(static_cast<int16_t>(sum >> 8)) *
                         static_cast<int32_t>(multiplier);
    // (256 high + low) / 2^shift, floored: the lowest byte of low cannot carry.
    int32_t scaled = high + static_cast<int32_t>(low >> 8);
    scaled >>= 8;
    if (layer.shift == 24) scaled >>= 8;
    return static_cast<int8_t>(numeric::clamp<int32_t>(scaled, 0, 255) - 128);
  }

  template <class Reader, class Sum>
  static THIMBLE_INLINE void requantize(Layer layer, Reader& params, const Sum* sums,
                                        uint8_t units, int8_t* y) {
    for (uint8_t k = 0; k < units; ++k) {
      y[k] = requantize(layer, sums[k], params.template next<uint16_t>());
    }
  }
};

}  // namespace thimble
