// SPDX-License-Identifier: MIT
// The activations that Fast<Float32> computes from a table, and which one stands for
// which.
#pragma once

#include "../numeric/fast.h"
#include "activations.h"

namespace thimble {
namespace detail {

struct FastSigmoid {
  static float forward(float x) { return numeric::FastFunctions::sigmoid(x); }
};
struct FastTanh {
  static float forward(float x) { return numeric::FastFunctions::hyperbolic_tangent(x); }
};
struct FastSiLU {
  static float forward(float x) {
    return numeric::fading_product(x, numeric::FastFunctions::sigmoid(x));
  }
};

template <class Activation>
struct FastOf {
  using Type = Activation;
};
template <>
struct FastOf<Sigmoid> {
  using Type = FastSigmoid;
};
template <>
struct FastOf<Tanh> {
  using Type = FastTanh;
};
template <>
struct FastOf<SiLU> {
  using Type = FastSiLU;
};

// What a number format computes for an activation.
template <class Number, class Activation>
struct FunctionOf {
  using Type = Activation;
};
template <class Activation>
struct FunctionOf<Fast<Float32>, Activation> : FastOf<Activation> {};

}  // namespace detail
}  // namespace thimble
