// SPDX-License-Identifier: MIT
// Which kernels compute the sums of a layer: y[o] = b[o] + sum_i x[i] w[o][i].
#pragma once

#include "../kernels/bias_apart.h"
#include "../kernels/dense.h"
#include "../layers/activations.h"
#include "kinds.h"

namespace thimble {
namespace compat {

// The kernels' word for the biases of a layer, which a reader of their own gives.
template <Biases, class Reader>
struct BiasesIn {
  using Type = NoBias;
};
template <class Reader>
struct BiasesIn<Biases::kShared, Reader> {
  using Type = kernels::SharedBiasIn<Reader>;
};
template <class Reader>
struct BiasesIn<Biases::kUnit, Reader> {
  using Type = kernels::UnitBiasIn<Reader>;
};

template <class C, bool Quantized>
struct ArithmeticOf {
  using Value = typename C::Value;
  using Number = typename detail::Select<detail::IsSame<Value, float>::value, Float32,
                                         Float64>::Type;
  using Kernel = kernels::Dense<Number>;
  template <class Reader>
  using Bias = typename BiasesIn<C::kBiases, Reader>::Type;

  // y = b + W x. The weights are row by row at the cursor `weights`, the biases behind
  // `biases`.
  template <class Reader>
  static void sums(const Reader& weights, const Reader& biases, const Value* x,
                   uint16_t inputs, Value* y, uint16_t units) {
    kernels::Apart<Reader> params(weights, biases);
    Kernel::template forward<Identity, Bias<Reader>>(params, x, inputs, y, units);
  }
  // The same, one input at a time.
  template <class Reader>
  static void begin(const Reader& weights, const Reader& biases, uint16_t inputs,
                    Value* y, uint16_t units) {
    const kernels::Apart<Reader> params(weights, biases);
    Kernel::template begin<Bias<Reader>>(params, inputs, y, units);
  }
  template <class Reader>
  static void add(const Reader& weights, Value x, uint16_t i, uint16_t inputs, Value* y,
                  uint16_t units) {
    Kernel::template push<NoBias>(weights, x, i, inputs, y, units);
  }
  static Value value(Value stored) { return stored; }
};

template <class C>
using Arithmetic = ArithmeticOf<C, C::kQuantized>;

}  // namespace compat
}  // namespace thimble
