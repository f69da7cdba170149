// SPDX-License-Identifier: MIT
// Dense with packed weights, int8 values and native rounding: the plain kernel.
//
// Parameters: what Native stores for a layer, then blocks of Packing::kUnits units, the
// last one with the units that are left:
//   weights of the block (packings.h) | for each unit: bias, uint16 multiplier
// Biases stand behind the weights because sums need no memory for them before.
#pragma once

#include "../numeric/fixed_point.h"
#include "../numeric/packed_layout.h"
#include "packings.h"

namespace thimble {
namespace kernels {

template <class Layout, class Packing>
struct DensePacked {
  using Layer = Native::Layer;
  using Sum = typename Layout::Sum;
  using Packed = PackedLayout<Layout>;
  static constexpr uint8_t kUnits = Packing::kUnits;
  static constexpr uint8_t kUnitBytes = Packed::kBiasBytes + Native::kUnitBytes;
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(units) * (inputs + UINT32_C(1));
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return used_bytes(inputs, units) + padding(inputs, units);
  }

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    // A cursor of our own stays in registers; one behind a reference does not.
    Reader stream = params;
    const Layer layer = head(stream);
    const uint8_t unused = padding(inputs, units);
    while (units != 0) {
      const uint8_t width = block_width(units);
      int32_t sums[kUnits] = {};
      Packing::template add<Packed>(stream, x, inputs, sums, width);
      for (uint8_t k = 0; k < width; ++k) {
        const int32_t sum =
            Packed::sum(numeric::wrapping_add(Packed::bias(stream), sums[k]));
        Native::requantize(layer, stream, &sum, 1, y++);
      }
      units = static_cast<uint16_t>(units - width);
    }
    stream.skip(unused);
    params = stream;
  }

  // The same, one input at a time; see dense_int8.h.
  template <class Bias, class Reader>
  static void begin(Reader params, uint16_t inputs, Sum* sums, uint16_t units) {
    params.skip(Packed::kHeadBytes);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip(Packing::template bytes<size_t>(inputs, width));
      for (uint8_t k = 0; k < width; ++k) {
        *sums++ = Packed::kSum * Packed::bias(params);
        params.skip(Native::kUnitBytes);
      }
      units = static_cast<uint16_t>(units - width);
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum* sums,
                   uint16_t units) {
    params.skip(Packed::kHeadBytes);
    const int16_t value = Packed::input(x);
    while (units != 0) {
      const uint8_t width = block_width(units);
      for (uint8_t k = 0; k < width; ++k) {
        const int8_t weight = Packing::weight(params, inputs, i, width, k);
        *sums++ += static_cast<int32_t>(value) * weight * Packed::kSum;
      }
      params.skip(Packing::template bytes<size_t>(inputs, width) +
                  static_cast<size_t>(kUnitBytes) * width);
      units = static_cast<uint16_t>(units - width);
    }
  }
  // y may be the memory of sums.
  template <class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const Sum* sums, int8_t* y,
                     uint16_t units) {
    const Layer layer = head(params);
    const uint8_t unused = padding(inputs, units);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip(Packing::template bytes<size_t>(inputs, width));
      for (uint8_t k = 0; k < width; ++k) {
        params.skip(Packed::kBiasBytes);
        const int32_t sum = Packed::sum(*sums++);
        Native::requantize(layer, params, &sum, 1, y++);
      }
      units = static_cast<uint16_t>(units - width);
    }
    params.skip(unused);
  }

 protected:
  static uint8_t block_width(uint16_t units) {
    return units < kUnits ? static_cast<uint8_t>(units) : kUnits;
  }
  template <class Reader>
  static Layer head(Reader& params) {
    const Layer layer = Native::layer(params);
    params.skip(Packed::kHeadBytes - Native::kFacts);
    return layer;
  }

 private:
  static constexpr uint32_t used_bytes(uint16_t inputs, uint16_t units) {
    return Packed::kHeadBytes + Packing::layer_bytes(inputs, units) +
           static_cast<uint32_t>(kUnitBytes) * units;
  }
  // Behind the last block.
  static constexpr uint8_t padding(uint16_t inputs, uint16_t units) {
    return Packed::kAlignment == 1
               ? 0
               : (Packed::kAlignment - used_bytes(inputs, units) % Packed::kAlignment) %
                     Packed::kAlignment;
  }
};

}  // namespace kernels
}  // namespace thimble
