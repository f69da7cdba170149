// SPDX-License-Identifier: MIT
// The derivatives of the numbered activations, from their outputs, for a whole layer.
//
// run(layer, y, errors, n) turns errors[i] = dL/dy[i] into dL/d(sum of unit i).
#pragma once

#include "../train/derivatives.h"
#include "functions.h"

namespace thimble {
namespace compat {

template <uint8_t Id>
struct Slope;

template <class Activation>
struct FixedSlope {
  template <class Layer, class T>
  static T of(Layer&, T y) {
    return Derivative<Activation>::of(y);
  }
};
template <>
struct Slope<0> : FixedSlope<Sigmoid> {};
template <>
struct Slope<1> : FixedSlope<Tanh> {};
template <>
struct Slope<2> : FixedSlope<ReLU> {};
template <>
struct Slope<3> {
  template <class Layer, class T>
  static T of(Layer& layer, T y) {
    return layer.LeakyELUDer(y);
  }
};
template <>
struct Slope<4> {
  template <class Layer, class T>
  static T of(Layer& layer, T y) {
    return layer.ELUDer(y);
  }
};
template <>
struct Slope<5> {
  template <class Layer, class T>
  static T of(Layer& layer, T y) {
    return layer.SELUDer(y);
  }
};
template <>
struct Slope<7> : FixedSlope<Identity> {};
template <uint8_t Id>
struct Slope {
  template <class Layer, class T>
  static T of(Layer& layer, T y) {
    return layer.custom_slope(typename Layer::template Custom<Id>(), y);
  }
};

template <uint8_t Id>
struct Sloped {
  template <class Layer, class T>
  static void run(Layer& layer, const T* y, T* errors, uint16_t n) {
    for (; n != 0; --n) *errors++ *= Slope<Id>::of(layer, *y++);
  }
};
// Each output depends on all sums: y[i] (errors[i] - sum_k errors[k] y[k]).
template <>
struct Sloped<kSoftmax> {
  template <class Layer, class T>
  static void run(Layer&, const T* y, T* errors, uint16_t n) {
    T sum = T(0);
    for (uint16_t i = 0; i < n; ++i) sum += errors[i] * y[i];
    for (uint16_t i = 0; i < n; ++i) errors[i] = y[i] * (errors[i] - sum);
  }
};

}  // namespace compat
}  // namespace thimble
