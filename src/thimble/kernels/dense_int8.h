// SPDX-License-Identifier: MIT
// Dense in 8-bit integers: y[o] = requantize(bias[o] + sum_i x[i] w[o][i]).
//
// Parameters: what the rounding rule stores for a layer, then blocks of four units, then
// the last one to three units in blocks of one. A block of k units is
//   int32 bias[k] | for each input: int8 weight[k] | requantization of the k units
// so that one activation serves four weights and the stream is read strictly forward.
// Zero points are folded into the biases; a sum is exact in 32 bits for up to 2^16
// inputs.
#pragma once

#include "../numeric/layout.h"
#include "../numeric/rounding.h"

namespace thimble {
namespace kernels {

template <class Rounding, class Layout>
struct DenseInt8 {
  using Layer = typename Rounding::Layer;
  using Sum = typename Layout::Sum;
  static constexpr uint8_t kHeadBytes = Layout::template head_bytes<Rounding>();
  static constexpr uint8_t kBiasBytes = Layout::kBiasBytes;
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(units) * (inputs + UINT32_C(1));
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return kHeadBytes +
           units * (UINT32_C(0) + kBiasBytes + inputs + Rounding::kUnitBytes);
  }

  template <class Bias, class Reader>
  static void forward(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                      uint16_t units) {
    // A cursor of our own stays in registers; one behind a reference does not.
    Reader stream = params;
    const Layer layer = head(stream);
    for (; units >= 4; units -= 4) {
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
      params.skip((static_cast<size_t>(inputs) + Rounding::kUnitBytes) * width);
      units -= width;
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, int8_t x, uint16_t i, uint16_t inputs, Sum* sums,
                   uint16_t units) {
    params.skip(kHeadBytes);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip((static_cast<size_t>(kBiasBytes) + i) * width);
      for (uint8_t k = 0; k < width; ++k) {
        *sums = *sums + Layout::product(x, params.template next<uint8_t>());
        ++sums;
      }
      params.skip((static_cast<size_t>(inputs) - i - 1 + Rounding::kUnitBytes) * width);
      units -= width;
    }
  }
  template <class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const Sum* sums, int8_t* y,
                     uint16_t units) {
    const Layer layer = head(params);
    while (units != 0) {
      const uint8_t width = block_width(units);
      params.skip((static_cast<size_t>(kBiasBytes) + inputs) * width);
      Rounding::requantize(layer, params, sums, width, y);
      sums += width;
      y += width;
      units -= width;
    }
  }

 private:
  template <class Reader>
  static Layer head(Reader& params) {
    const Layer layer = Rounding::layer(params);
    params.skip(kHeadBytes - Rounding::kFacts);
    return layer;
  }

  static uint8_t block_width(uint16_t units) { return units >= 4 ? 4 : 1; }

  template <class Reader>
  static THIMBLE_INLINE void four_units(Layer layer, Reader& params, const int8_t* x,
                                        uint16_t inputs, int8_t* y) {
    int32_t a = Layout::bias(params);
    int32_t b = Layout::bias(params);
    int32_t c = Layout::bias(params);
    int32_t d = Layout::bias(params);
    for (; inputs != 0; --inputs) {
      const int8_t xi = *x++;
      a += Layout::product(xi, params.template next<uint8_t>());
      b += Layout::product(xi, params.template next<uint8_t>());
      c += Layout::product(xi, params.template next<uint8_t>());
      d += Layout::product(xi, params.template next<uint8_t>());
    }
    const int32_t sums[4] = {Layout::sum(a), Layout::sum(b), Layout::sum(c),
                             Layout::sum(d)};
    Rounding::requantize(layer, params, sums, 4, y);
  }

  template <class Reader>
  static THIMBLE_INLINE void one_unit(Layer layer, Reader& params, const int8_t* x,
                                      uint16_t inputs, int8_t* y) {
    int32_t sum = Layout::bias(params);
    for (; inputs != 0; --inputs) {
      sum += Layout::product(*x++, params.template next<uint8_t>());
    }
    sum = Layout::sum(sum);
    Rounding::requantize(layer, params, &sum, 1, y);
  }
};

}  // namespace kernels
}  // namespace thimble
