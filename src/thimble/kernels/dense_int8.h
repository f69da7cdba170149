// SPDX-License-Identifier: MIT
// Dense in 8-bit integers: y[o] = requantize(bias[o] + sum_i x[i] w[o][i]).
//
// Parameters: what the rounding rule stores for a layer, then blocks of four units, then
// the last one to three units in blocks of one. A block of k units is
//   int32 bias[k] | for each input: int8 weight[k] | requantization of the k units
// so that one activation serves four weights and the stream is read strictly forward.
// A layout may have blocks of one unit only, take the weights of a unit in groups and
// align the parts of a block (numeric/layout.h).
// Zero points are folded into the biases; a sum is exact in 32 bits for up to 2^16
// inputs.
#pragma once

#include "../numeric/layout.h"
#include "../numeric/layout_cortex_m4_wide.h"
#include "../numeric/rounding.h"

namespace thimble {
namespace kernels {

template <class Rounding, class Layout>
struct DenseInt8 {
  using Layer = typename Rounding::Layer;
  using Sum = typename Layout::Sum;
  using Units = typename Layout::template Units<Rounding>;
  static constexpr uint8_t kHeadBytes = Layout::template head_bytes<Rounding>();
  static constexpr uint8_t kBiasBytes = Layout::kBiasBytes;
  static constexpr uint8_t kBlock = Layout::kBlock;
  static constexpr uint8_t kGroup = Layout::kGroup;
  using Group = detail::GroupOf<Layout>;
  static constexpr uint8_t kAlignment = sizeof(typename Layout::Parameter);
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(units) * (inputs + UINT32_C(1));
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return kAlignment == 1
               ? kHeadBytes + units * block_bytes<uint32_t>(inputs, 1)
               : kHeadBytes + (units >> 2) * block_bytes<uint32_t>(inputs, 4) +
                     (units & 3) * block_bytes<uint32_t>(inputs, 1);
  }

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    // A cursor of our own stays in registers; one behind a reference does not.
    Reader stream = params;
    const Layer layer = head(stream);
    for (; kBlock == 4 && units >= 4; units -= 4) {
      four_units(layer, stream, x, inputs, y);
      y += 4;
    }
    for (; units != 0; --units) one_unit(layer, stream, x, inputs, y++);
    params = stream;
  }

  // The same, one input at a time: begin() sets the sums to the biases, push() adds input
  // i to all of them, finish() turns sums[o] into y[o]. y may be the memory of sums.
  template <class Bias, class Reader>
  static void begin(Reader params, uint16_t inputs, Sum* sums, uint16_t units) {
    params.skip(kHeadBytes);
    while (units != 0) {
      const uint8_t width = block_width(units);
      for (uint8_t k = 0; k < width; ++k) *sums++ = Layout::bias(params);
      params.skip(block_bytes<size_t>(inputs, width) -
                  static_cast<size_t>(kBiasBytes) * width);
      units -= width;
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum* sums,
                   uint16_t units) {
    params.skip(kHeadBytes);
    while (units != 0) {
      const uint8_t width = block_width(units);
      const uint8_t in_group = static_cast<uint8_t>(i % kGroup);
      const size_t before =
          (kBiasBytes + static_cast<size_t>(i / kGroup) * Group::kBytes) * width +
          Group::place(in_group);
      params.skip(before);
      for (uint8_t k = 0; k < width; ++k) {
        if (k != 0) params.skip(Group::kBytes - 1);
        *sums += Layout::product(x, params.template next<uint8_t>());
        ++sums;
      }
      // Behind the first byte of the last group.
      const uint8_t read = static_cast<uint8_t>(Group::kBytes * (width - 1) + 1);
      params.skip(block_bytes<size_t>(inputs, width) - before - read);
      units -= width;
    }
  }
  template <class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const Sum* sums, int8_t* y,
                     uint16_t units) {
    const Layer layer = head(params);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip(sum_bytes<size_t>(inputs, width));
      requantize(layer, params, sums, width, y);
      sums += width;
      y += width;
      units -= width;
    }
  }

 protected:
  // Groups and blocks, in the integer that the caller's sizes need.
  static constexpr uint16_t groups(uint16_t inputs) {
    return static_cast<uint16_t>(inputs / kGroup + (inputs % kGroup != 0));
  }
  template <class Size>
  static constexpr Size aligned(Size bytes) {
    return (bytes + (kAlignment - 1)) / kAlignment * kAlignment;
  }
  // Biases and weights of a block, and all of it.
  template <class Size>
  static constexpr Size sum_bytes(uint16_t inputs, uint8_t width) {
    return aligned<Size>(
        (static_cast<Size>(groups(inputs)) * Group::kBytes + kBiasBytes) * width);
  }
  template <class Size>
  static constexpr Size block_bytes(uint16_t inputs, uint8_t width) {
    return kAlignment == 1
               ? (static_cast<Size>(groups(inputs)) * Group::kBytes + kBiasBytes +
                  Units::kUnitBytes) *
                     width
               : sum_bytes<Size>(inputs, width) +
                     aligned<Size>(static_cast<Size>(Units::kUnitBytes) * width);
  }

 private:
  template <class Reader>
  static Layer head(Reader& params) {
    const Layer layer = Rounding::layer(params);
    params.skip(kHeadBytes - Rounding::kFacts);
    return layer;
  }

  static uint8_t block_width(uint16_t units) { return units >= kBlock ? kBlock : 1; }

  // Behind the weights of a block.
  template <class Reader, class AnySum>
  static THIMBLE_INLINE void requantize(Layer layer, Reader& params, const AnySum* sums,
                                        uint8_t width, int8_t* y) {
    const size_t bytes = static_cast<size_t>(Units::kUnitBytes) * width;
    Units::requantize(layer, params, sums, width, y);
    params.skip(aligned<size_t>(bytes) - bytes);
  }

  template <class Reader>
  static THIMBLE_INLINE void four_units(Layer layer, Reader& params, const int8_t* x,
                                        uint16_t inputs, int8_t* y) {
    // Modulo 2^32, since damaged biases might overflow.
    uint32_t a = static_cast<uint32_t>(Layout::bias(params));
    uint32_t b = static_cast<uint32_t>(Layout::bias(params));
    uint32_t c = static_cast<uint32_t>(Layout::bias(params));
    uint32_t d = static_cast<uint32_t>(Layout::bias(params));
    for (uint16_t left = groups(inputs); left != 0; --left) {
      a += static_cast<uint32_t>(Layout::products(params, x, inputs));
      b += static_cast<uint32_t>(Layout::products(params, x, inputs));
      c += static_cast<uint32_t>(Layout::products(params, x, inputs));
      d += static_cast<uint32_t>(Layout::products(params, x, inputs));
      x += kGroup;
      inputs = static_cast<uint16_t>(inputs - kGroup);
    }
    const int32_t sums[4] = {
        Layout::sum(static_cast<int32_t>(a)), Layout::sum(static_cast<int32_t>(b)),
        Layout::sum(static_cast<int32_t>(c)), Layout::sum(static_cast<int32_t>(d))};
    requantize(layer, params, sums, 4, y);
  }

  template <class Reader>
  static THIMBLE_INLINE void one_unit(Layer layer, Reader& params, const int8_t* x,
                                      uint16_t inputs, int8_t* y) {
    uint32_t sum = static_cast<uint32_t>(Layout::bias(params));
    const size_t padding = sum_bytes<size_t>(inputs, 1) - kBiasBytes -
                           static_cast<size_t>(groups(inputs)) * Group::kBytes;
    for (uint16_t left = groups(inputs); left != 0; --left) {
      sum += static_cast<uint32_t>(Layout::products(params, x, inputs));
      x += kGroup;
      inputs = static_cast<uint16_t>(inputs - kGroup);
    }
    params.skip(padding);
    const int32_t one = Layout::sum(static_cast<int32_t>(sum));
    requantize(layer, params, &one, 1, y);
  }
};

}  // namespace kernels
}  // namespace thimble
