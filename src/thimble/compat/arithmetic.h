// SPDX-License-Identifier: MIT
// Which kernels compute the sums of a layer: y[o] = b[o] + sum_i x[i] w[o][i].
#pragma once

#include "../kernels/bias_apart.h"
#include "../kernels/block_dense.h"
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

template <Biases>
struct BiasesInRecord {
  using Type = NoBias;
};
template <>
struct BiasesInRecord<Biases::kShared> {
  using Type = SharedBias;
};
template <>
struct BiasesInRecord<Biases::kUnit> {
  using Type = UnitBias;
};

template <class C, bool Quantized>
struct ArithmeticOf {
  using Value = typename C::Value;
  using Number = typename detail::Select<detail::IsSame<Value, float>::value, Float32,
                                         Float64>::Type;
  using Kernel = kernels::Dense<Number>;
  template <class Reader>
  using Bias = typename BiasesIn<C::kBiases, Reader>::Type;

  // What FeedForward_Individual keeps from input to input.
  struct Progress {};

  // y = b + W x. If `reuse_x`, nobody needs x any more. The weights are row by row at the
  // cursor `weights`, the biases behind `biases`.
  template <class Reader>
  static void sums(const Reader& weights, const Reader& biases, const Value* x, bool,
                   uint16_t inputs, Value* y, uint16_t units) {
    kernels::Apart<Reader> params(weights, biases);
    Kernel::template forward<Identity, Bias<Reader>>(params, x, inputs, y, units);
  }
  // The same, one input at a time.
  template <class Reader>
  static Progress begin(const Reader& weights, const Reader& biases, uint16_t inputs,
                        Value* y, uint16_t units) {
    const kernels::Apart<Reader> params(weights, biases);
    Kernel::template begin<Bias<Reader>>(params, inputs, y, units);
    return Progress();
  }
  template <class Reader>
  static void add(const Reader& weights, Value x, uint16_t i, uint16_t inputs, Value* y,
                  uint16_t units, Progress&) {
    Kernel::template push<NoBias>(weights, x, i, inputs, y, units);
  }
  template <class Reader>
  static void finish(const Reader&, Value*, uint16_t, Progress) {}

  // The same with biases among the weights, as in a record.
  using RecordBias = typename BiasesInRecord<C::kBiases>::Type;
  template <class Reader>
  static void sums_in_stream(Reader& stream, const Value* x, bool, uint16_t inputs,
                             Value* y, uint16_t units) {
    Kernel::template forward<Identity, RecordBias>(stream, x, inputs, y, units);
  }
  // Rows without a bias, or each behind its own.
  template <class Reader>
  static void rows_in_stream(Reader& stream, const Value* x, uint16_t inputs, Value* y,
                             uint16_t units) {
    using Bias =
        typename BiasesInRecord<C::kBiases == Biases::kUnit ? Biases::kUnit
                                                            : Biases::kNone>::Type;
    Kernel::template forward<Identity, Bias>(stream, x, inputs, y, units);
  }
  template <class Reader>
  static Progress begin_in_stream(const Reader& stream, uint16_t inputs, Value* y,
                                  uint16_t units) {
    Kernel::template begin<RecordBias>(stream, inputs, y, units);
    return Progress();
  }
  template <class Reader>
  static void add_in_stream(const Reader& stream, Value x, uint16_t i, uint16_t inputs,
                            Value* y, uint16_t units, Progress&) {
    Kernel::template push<RecordBias>(stream, x, i, inputs, y, units);
  }
  template <class Reader>
  static void finish_in_stream(Reader& stream, uint16_t inputs, Value* y, uint16_t units,
                               Progress) {
    Kernel::template finish<Identity, RecordBias>(stream, inputs, y, y, units);
  }

  static Value value(Value stored) { return stored; }
};

// Integer weights: no float is touched per weight.
template <class C>
struct ArithmeticOf<C, true> {
  using Value = float;
  using Stored = typename C::Stored;
  using Kernel = kernels::BlockDense<Stored>;
  // What FeedForward_Individual keeps from input to input.
  using Progress = typename Kernel::Exponent;

  template <class Reader>
  static void sums(const Reader& weights, const Reader& biases, const Value* x,
                   bool reuse_x, uint16_t inputs, Value* y, uint16_t units) {
    const uint16_t stride = inputs * kSize;
    const Progress progress = sum(weights, stride, x, reuse_x, inputs, y, units);
    add_biases(biases, 0, y, units, progress);
  }
  template <class Reader>
  static Progress begin(const Reader&, const Reader&, uint16_t inputs, Value* y,
                        uint16_t units) {
    return Kernel::begin(inputs, y, units);
  }
  template <class Reader>
  static void add(const Reader& weights, Value x, uint16_t i, uint16_t inputs, Value* y,
                  uint16_t units, Progress& progress) {
    Kernel::add_one(weights, inputs * kSize, i, x, y, units, progress);
  }
  template <class Reader>
  static void finish(const Reader& biases, Value* y, uint16_t units, Progress progress) {
    add_biases(biases, 0, y, units, progress);
  }

  // The same with biases among the weights, as in a record.
  template <class Reader>
  static void sums_in_stream(Reader& stream, const Value* x, bool reuse_x,
                             uint16_t inputs, Value* y, uint16_t units) {
    const Progress progress =
        sum(behind_bias(stream), stride_in_stream(inputs), x, reuse_x, inputs, y, units);
    finish_in_stream(stream, inputs, y, units, progress);
  }
  template <class Reader>
  static void rows_in_stream(const Reader& stream, const Value* x, uint16_t inputs,
                             Value* y, uint16_t units) {
    constexpr bool kBefore = C::kBiases == Biases::kUnit;
    const Progress progress = sum(kBefore ? behind_bias(stream) : stream,
                                  stride_in_stream(inputs), x, false, inputs, y, units);
    Kernel::finish(y, units, progress);
    Reader bias = stream;
    for (; units != 0; --units, ++y) {
      if (kBefore) {
        *y += static_cast<Value>(bias.template next<Stored>());
        bias.skip(inputs * kSize);
      }
      *y *= C::scale();
    }
  }
  template <class Reader>
  static Progress begin_in_stream(const Reader&, uint16_t inputs, Value* y,
                                  uint16_t units) {
    return Kernel::begin(inputs, y, units);
  }
  template <class Reader>
  static void add_in_stream(const Reader& stream, Value x, uint16_t i, uint16_t inputs,
                            Value* y, uint16_t units, Progress& progress) {
    Kernel::add_one(behind_bias(stream), stride_in_stream(inputs), i, x, y, units,
                    progress);
  }
  template <class Reader>
  static void finish_in_stream(Reader& stream, uint16_t inputs, Value* y, uint16_t units,
                               Progress progress) {
    add_biases(stream, inputs * kSize, y, units, progress);
    const uint32_t biases =
        C::kBiases == Biases::kUnit ? units : C::kBiases != Biases::kNone;
    stream.skip((static_cast<uint32_t>(inputs) * units + biases) * kSize);
  }

  static Value value(Stored stored) { return static_cast<Value>(stored) * C::scale(); }

 private:
  static constexpr uint16_t kSize = sizeof(Stored);
  static constexpr uint16_t stride_in_stream(uint16_t inputs) {
    return (inputs + (C::kBiases == Biases::kUnit ? 1 : 0)) * kSize;
  }
  template <class Reader>
  static Reader behind_bias(Reader stream) {
    if (C::kBiases != Biases::kNone) stream.skip(kSize);
    return stream;
  }

  template <class Reader>
  static Progress sum(const Reader& weights, uint16_t stride, const Value* x,
                      bool reuse_x, uint16_t inputs, Value* y, uint16_t units) {
    Progress progress = Kernel::begin(inputs, y, units);
    if (reuse_x) {
      numeric::Mantissa* const m =
          reinterpret_cast<numeric::Mantissa*>(const_cast<Value*>(x));
      Kernel::add(weights, stride, 0, x, inputs, m, y, units, progress);
    } else {
      add_pieces(weights, stride, x, inputs, y, units, progress);
    }
    return progress;
  }
  template <class Reader>
  static THIMBLE_NOINLINE void add_pieces(const Reader& weights, uint16_t stride,
                                          const Value* x, uint16_t inputs, Value* y,
                                          uint16_t units, Progress& progress) {
    numeric::Mantissa m[Kernel::kPiece];
    for (uint16_t from = 0; from < inputs; from += Kernel::kPiece) {
      const uint16_t left = inputs - from;
      Kernel::add(weights, stride, from, x + from,
                  left < Kernel::kPiece ? left : Kernel::kPiece, m, y, units, progress);
    }
  }

  // The biases of units are `gap` bytes apart.
  template <class Reader>
  static void add_biases(Reader biases, uint16_t gap, Value* y, uint16_t units,
                         Progress progress) {
    Kernel::finish(y, units, progress);
    Value bias = 0;
    for (uint16_t u = 0; u < units; ++u, ++y) {
      if (C::kBiases == Biases::kUnit || (C::kBiases == Biases::kShared && u == 0)) {
        bias = static_cast<Value>(biases.template next<Stored>());
        biases.skip(gap);
      }
      *y = (*y + bias) * C::scale();
    }
  }
};

template <class C>
using Arithmetic = ArithmeticOf<C, C::kQuantized>;

}  // namespace compat
}  // namespace thimble
