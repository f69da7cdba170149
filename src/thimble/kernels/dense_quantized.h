// SPDX-License-Identifier: MIT
// Dense with float values and integer weights: the inputs become integers once.
//
//   x[i] is about m[i] 2^e                      numeric/block_float.h
//   y[o] = f(bias[o] + scale[o] (sum_i m[i] w[o][i]) 2^e)
// The sum is that of block_sum.h. Everything up to f is the same on all machines.
// Parameters: UnitBias: for each unit float bias, float scale, its weights; SharedBias:
// the bias, then for each unit float scale, its weights; NoBias: the same without.
// The mantissas lie behind the outputs, scratch_bytes() of them.
#pragma once

#include "block_sum.h"
#include "dense_float.h"

namespace thimble {
namespace kernels {

template <class Weight>
struct DenseQuantized {
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(inputs) * units + BiasSource<float, Bias>::count(units);
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return units * (sizeof(float) + row_bytes(inputs)) +
           BiasSource<float, Bias>::count(units) * sizeof(float);
  }
  // In whole floats, as the outputs in front of them.
  static constexpr uint32_t scratch_bytes(uint16_t inputs) {
    return (inputs * static_cast<uint32_t>(sizeof(numeric::Mantissa)) + 3) & ~UINT32_C(3);
  }

  template <class Activation, class Bias, class Reader>
  static void forward(Reader& params, const float* x, uint16_t inputs, float* y,
                      uint16_t units) {
    numeric::Mantissa* const m = reinterpret_cast<numeric::Mantissa*>(y + units);
    const uint8_t exponent = numeric::BlockFloat::pack(x, inputs, m);
    Reader stream = params;
    const BiasSource<float, Bias> bias(stream);
    for (; units != 0; --units) {
      const float first = bias.next(stream);
      const float scale = stream.template next<float>();
      const float sum = BlockSum<Weight>::of(stream, m, inputs);
      *y++ = Activation::forward(first + numeric::raised(sum * scale, exponent));
    }
    params = stream;
  }

  // One input at a time there is no common exponent: these are sums of floats, without
  // the scales. y may be the memory of sums.
  template <class Bias, class Reader>
  static void begin(Reader, uint16_t, float* sums, uint16_t units) {
    for (; units != 0; --units) *sums++ = 0;
  }
  template <class Bias, class Reader>
  static void push(Reader params, float x, uint16_t i, uint16_t inputs, float* sums,
                   uint16_t units) {
    const BiasSource<float, Bias> bias(params);
    for (; units != 0; --units) {
      bias.next(params);
      Reader row = params;
      row.skip(sizeof(float) + row_bytes(i));
      *sums++ += x * static_cast<float>(row.template next<Weight>());
      params.skip(sizeof(float) + row_bytes(inputs));
    }
  }
  template <class Activation, class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const float* sums, float* y,
                     uint16_t units) {
    const BiasSource<float, Bias> bias(params);
    for (; units != 0; --units) {
      const float first = bias.next(params);
      const float scale = params.template next<float>();
      *y++ = Activation::forward(first + *sums++ * scale);
      params.skip(row_bytes(inputs));
    }
  }

 private:
  static constexpr uint32_t row_bytes(uint16_t inputs) {
    return static_cast<uint32_t>(inputs) * sizeof(Weight);
  }
};

}  // namespace kernels
}  // namespace thimble
