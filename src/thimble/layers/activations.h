// SPDX-License-Identifier: MIT
// The activations: what a layer names, and the function it stands for.
//
// An activation is a struct with one static function, y = forward(x). Your own one is the
// same, for the value type you use:
//   struct Cube { static float forward(float x) { return x * x * x; } };
// Formulas are those of Keras 3; every one is stable for every float.
#pragma once

#include "../numeric/functions.h"

namespace thimble {

// A real constant as a type: Ratio<3, 10> is 0.3.
template <int32_t Numerator, int32_t Denominator = 1>
struct Ratio {
  static_assert(Denominator != 0, "Ratio: the denominator must not be 0");
  template <class T>
  static constexpr T value() {
    return T(Numerator) / T(Denominator);
  }
};

struct Identity {
  template <class T>
  static T forward(T x) {
    return x;
  }
};

// 1 / (1 + exp(-x))
struct Sigmoid {
  template <class T>
  static T forward(T x) {
    return numeric::sigmoid(x);
  }
};

struct Tanh {
  template <class T>
  static T forward(T x) {
    return numeric::hyperbolic_tangent(x);
  }
};

// max(0, x)
struct ReLU {
  template <class T>
  static T forward(T x) {
    return x < T(0) ? T(0) : x;
  }
};

// min(max(0, x), 6)
struct ReLU6 {
  template <class T>
  static T forward(T x) {
    return x < T(0) ? T(0) : x > T(6) ? T(6) : x;
  }
};

// x for x >= 0, alpha x below
template <class Alpha = Ratio<1, 100>>
struct LeakyReLU {
  template <class T>
  static T forward(T x) {
    return x < T(0) ? Alpha::template value<T>() * x : x;
  }
};

// x for x >= 0, alpha (exp(x) - 1) below
template <class Alpha = Ratio<1>>
struct ELU {
  template <class T>
  static T forward(T x) {
    return x < T(0) ? Alpha::template value<T>() * numeric::exponential_minus_one(x) : x;
  }
};

// lambda ELU(x) with the two constants of Klambauer et al. 2017
struct SELU {
  template <class T>
  static T forward(T x) {
    return T(1.05070098735548049342) *
           (x < T(0) ? T(1.67326324235437728481) * numeric::exponential_minus_one(x) : x);
  }
};

// 0 for x < 0, else 1
struct BinaryStep {
  template <class T>
  static T forward(T x) {
    return x < T(0) ? T(0) : T(1);
  }
};

// log(1 + exp(x))
struct Softplus {
  template <class T>
  static T forward(T x) {
    return numeric::softplus(x);
  }
};

// x sigmoid(x), also called swish
struct SiLU {
  template <class T>
  static T forward(T x) {
    return numeric::fading_product(x, numeric::sigmoid(x));
  }
};

// x / 2 (1 + erf(x / sqrt 2)), the exact form, not the tanh approximation
struct GELU {
  template <class T>
  static T forward(T x) {
    return numeric::gelu(x);
  }
};

// x tanh(softplus(x))
struct Mish {
  template <class T>
  static T forward(T x) {
    return numeric::mish(x);
  }
};

// exp(-x^2)
struct Gaussian {
  template <class T>
  static T forward(T x) {
    return numeric::exponential(-x * x);
  }
};

// ReLU6(x + 3) / 6
struct HardSigmoid {
  template <class T>
  static T forward(T x) {
    return ReLU6::forward(x + T(3)) / T(6);
  }
};

// For Int8: the activation is the Index-th table of 256 bytes among the parameters. The
// converter computes it; Activation is its name, for readers and records.
template <uint8_t Index, class Activation>
struct Table {
  static constexpr uint8_t kIndex = Index;
};

// In a layer of an Interpreter: every table.
struct AnyTable {};

}  // namespace thimble
