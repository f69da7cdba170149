// SPDX-License-Identifier: MIT
// What a network is to make small: L over the n outputs y of a sample and its targets t.
//
//   HalfSquaredError                1/2 sum (y - t)^2
//   MeanSquaredError                1/n sum (y - t)^2
//   MeanAbsoluteError               1/n sum |y - t|
//   Huber<D>                        1/n sum of (y - t)^2 / 2 up to |y - t| = D, a line
//                                   beyond
//   BinaryCrossEntropy              1/n sum -t log y - (1 - t) log(1 - y)
//   CategoricalCrossEntropy         sum -t log y
//   SparseCategoricalCrossEntropy   -log y[t], t being the index of the right class
// The cross-entropies are computed together with the sigmoid or the softmax in front of
// them, from the sums z: no logarithm of a rounded probability, and the derivative by z
// is y - t.
//
// A loss that goes output by output is a struct with
//   kMean                whether it is divided by n
//   of(y, t)             the loss of an output
//   derivative(y, t)     of that by y
#pragma once

#include "../kernels/largest.h"
#include "../layers/activations.h"
#include "../numeric/functions.h"
#include "../support/traits.h"

namespace thimble {
namespace detail {

struct DenseTarget {
  template <class T>
  using Target = const T*;
};

}  // namespace detail

struct HalfSquaredError : detail::DenseTarget {
  static constexpr bool kMean = false;
  template <class T>
  static T of(T y, T t) {
    return (y - t) * (y - t) * T(0.5);
  }
  template <class T>
  static T derivative(T y, T t) {
    return y - t;
  }
};

struct MeanSquaredError : detail::DenseTarget {
  static constexpr bool kMean = true;
  template <class T>
  static T of(T y, T t) {
    return (y - t) * (y - t);
  }
  template <class T>
  static T derivative(T y, T t) {
    return T(2) * (y - t);
  }
};

struct MeanAbsoluteError : detail::DenseTarget {
  static constexpr bool kMean = true;
  template <class T>
  static T of(T y, T t) {
    return y < t ? t - y : y - t;
  }
  template <class T>
  static T derivative(T y, T t) {
    return y < t ? T(-1) : y > t ? T(1) : y - t;
  }
};

template <class D = Ratio<1>>
struct Huber : detail::DenseTarget {
  static constexpr bool kMean = true;
  template <class T>
  static T of(T y, T t) {
    const T limit = D::template value<T>();
    const T distance = y < t ? t - y : y - t;
    return distance <= limit ? T(0.5) * distance * distance
                             : limit * (distance - T(0.5) * limit);
  }
  template <class T>
  static T derivative(T y, T t) {
    const T limit = D::template value<T>();
    return y - t > limit ? limit : t - y > limit ? -limit : y - t;
  }
};

// By the sum z in front of a sigmoid: max(z, 0) - z t + log(1 + exp(-|z|)).
struct BinaryCrossEntropy : detail::DenseTarget {
  static constexpr bool kMean = true;
  template <class T>
  static T of_sum(T z, T t) {
    return numeric::softplus(z) - z * t;
  }
  template <class T>
  static T derivative_of_sum(T z, T t) {
    return numeric::sigmoid(z) - t;
  }
};

// By the sums z in front of a softmax: log sum exp z, weighted with the targets.
struct CategoricalCrossEntropy : detail::DenseTarget {
  // z becomes the derivative by z.
  template <class T>
  static T through_softmax(T* z, const T* t, uint16_t n) {
    T loss = T(0), weight = T(0);
    for (uint16_t i = 0; i < n; ++i) {
      loss -= t[i] * z[i];
      weight += t[i];
    }
    loss += weight * log_sum_and_softmax(z, n);
    for (uint16_t i = 0; i < n; ++i) z[i] = z[i] * weight - t[i];
    return loss;
  }
  // z becomes softmax(z); returns log sum exp z.
  template <class T>
  static T log_sum_and_softmax(T* z, uint16_t n) {
    const T largest = kernels::largest_of(z, n);
    T sum = T(0);
    for (uint16_t i = 0; i < n; ++i) {
      z[i] = numeric::exponential(z[i] - largest);
      sum += z[i];
    }
    const T scale = T(1) / sum;
    for (uint16_t i = 0; i < n; ++i) z[i] *= scale;
    return largest + numeric::logarithm(sum);
  }
};

struct SparseCategoricalCrossEntropy {
  template <class T>
  using Target = uint16_t;

  template <class T>
  static T through_softmax(T* z, uint16_t right, uint16_t n) {
    const T own = z[right];
    const T loss = CategoricalCrossEntropy::log_sum_and_softmax(z, n) - own;
    z[right] -= T(1);
    return loss;
  }
};

}  // namespace thimble
