// SPDX-License-Identifier: MIT
// Dense in floating point: y[o] = f(bias[o] + sum_i x[i] w[o][i]), summed in input order.
//
// Parameters: UnitBias: for each unit its bias and its weights; SharedBias: the bias,
// then the weights of each unit; NoBias: the weights of each unit.
#pragma once

#include "../layers/bias.h"
#include "../platform/detect.h"

namespace thimble {
namespace kernels {

// Where the bias of a unit comes from.
template <class T, class Bias>
class BiasSource;

template <class T>
class BiasSource<T, UnitBias> {
 public:
  template <class Reader>
  explicit BiasSource(Reader&) {}
  template <class Reader>
  T next(Reader& params) const {
    return params.template next<T>();
  }
  static constexpr uint32_t count(uint16_t units) { return units; }
};

template <class T>
class BiasSource<T, SharedBias> {
 public:
  template <class Reader>
  explicit BiasSource(Reader& params) : bias_(params.template next<T>()) {}
  template <class Reader>
  T next(Reader&) const {
    return bias_;
  }
  static constexpr uint32_t count(uint16_t) { return 1; }

 private:
  T bias_;
};

template <class T>
class BiasSource<T, NoBias> {
 public:
  template <class Reader>
  explicit BiasSource(Reader&) {}
  template <class Reader>
  T next(Reader&) const {
    return T(0);
  }
  static constexpr uint32_t count(uint16_t) { return 0; }
};

template <class T>
struct DenseFloat {
  static constexpr uint16_t kMostUnits = 65535;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(inputs) * units + BiasSource<T, Bias>::count(units);
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units) {
    return parameters<Bias>(inputs, units) * sizeof(T);
  }

  template <class Activation, class Bias, class Reader>
  static void forward(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units) {
    // A cursor of our own stays in registers; one behind a reference does not.
    Reader stream = params;
    const BiasSource<T, Bias> bias(stream);
    for (; units != 0; --units) {
      T sum = bias.next(stream);
      const T* from = x;
      for (uint16_t i = inputs; i != 0; --i) sum += *from++ * stream.template next<T>();
      *y++ = Activation::forward(sum);
    }
    params = stream;
  }

  // The same, one input at a time: begin() sets the sums, push() adds input i to all of
  // them, finish() turns sums[o] into y[o]. y may be the memory of sums.
  template <class Bias, class Reader>
  static void begin(Reader params, uint16_t inputs, T* sums, uint16_t units) {
    const BiasSource<T, Bias> bias(params);
    for (; units != 0; --units) {
      *sums++ = bias.next(params);
      params.skip(static_cast<uint32_t>(inputs) * sizeof(T));
    }
  }
  template <class Bias, class Reader>
  static void push(Reader params, T x, uint16_t i, uint16_t inputs, T* sums,
                   uint16_t units) {
    const BiasSource<T, Bias> bias(params);
    params.skip(static_cast<uint32_t>(i) * sizeof(T));
    for (; units != 0; --units) {
      bias.next(params);
      *sums++ += x * params.template next<T>();
      params.skip(static_cast<uint32_t>(inputs - 1) * sizeof(T));
    }
  }
  template <class Activation, class Bias, class Reader>
  static void finish(Reader& params, uint16_t inputs, const T* sums, T* y,
                     uint16_t units) {
    params.skip(bytes<Bias>(inputs, units));
    for (; units != 0; --units) *y++ = Activation::forward(*sums++);
  }
};

}  // namespace kernels
}  // namespace thimble
