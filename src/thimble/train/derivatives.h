// SPDX-License-Identifier: MIT
// The derivatives of the activations: from the output where that is possible, else from
// the sum that went in, which has to be kept: one more value of RAM for each unit.
//
//   from the output   Identity Sigmoid Tanh ReLU ReLU6 LeakyReLU ELU SELU Softplus
//                     HardSigmoid
//   from the sum      SiLU GELU Mish Gaussian
//   none              BinaryStep
// An activation of your own says it itself:
//   struct Cube {
//     static float forward(float x) { return x * x * x; }
//     static float derivative_from_input(float x) { return 3 * x * x; }
//   };
// or derivative_from_output(y), which needs no memory. Where a kink has two derivatives,
// ours is the left one, as that of PyTorch.
#pragma once

#include "../layers/activations.h"
#include "../support/traits.h"

namespace thimble {
namespace detail {

template <class Activation>
struct DerivativeOfOwn {
  template <class A>
  static auto from_output(int) -> decltype(A::derivative_from_output(0.0f), char());
  template <class A>
  static long from_output(...);
  template <class A>
  static auto from_input(int) -> decltype(A::derivative_from_input(0.0f), char());
  template <class A>
  static long from_input(...);

  static constexpr bool kFromOutput = sizeof(from_output<Activation>(0)) == 1;
  static constexpr bool kFromInput = sizeof(from_input<Activation>(0)) == 1;
  static_assert(kFromOutput || kFromInput,
                "Trainer: this activation has no derivative: give it a static function "
                "derivative_from_output(y) or derivative_from_input(x)");

  template <class T>
  static T of(T kept) {
    return of<Activation>(kept, Flag<kFromOutput>());
  }

 private:
  template <class A, class T>
  static T of(T y, Flag<true>) {
    return A::derivative_from_output(y);
  }
  template <class A, class T>
  static T of(T x, Flag<false>) {
    return A::derivative_from_input(x);
  }
};

struct FromOutput {
  static constexpr bool kFromOutput = true;
};
struct FromInput {
  static constexpr bool kFromOutput = false;
};

}  // namespace detail

template <class Activation>
struct Derivative : detail::DerivativeOfOwn<Activation> {};

template <>
struct Derivative<Identity> : detail::FromOutput {
  template <class T>
  static T of(T) {
    return T(1);
  }
};

template <>
struct Derivative<Sigmoid> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return y * (T(1) - y);
  }
};

template <>
struct Derivative<Tanh> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return (T(1) - y) * (T(1) + y);
  }
};

template <>
struct Derivative<ReLU> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return y > T(0) ? T(1) : T(0);
  }
};

template <>
struct Derivative<ReLU6> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return y > T(0) && y < T(6) ? T(1) : T(0);
  }
};

template <class Alpha>
struct Derivative<LeakyReLU<Alpha>> : detail::FromOutput {
  static_assert(
      Alpha::template value<float>() >= 0,
      "Trainer: LeakyReLU with a negative slope cannot be told from its outputs");
  template <class T>
  static T of(T y) {
    return y > T(0) ? T(1) : Alpha::template value<T>();
  }
};

template <class Alpha>
struct Derivative<ELU<Alpha>> : detail::FromOutput {
  static_assert(Alpha::template value<float>() >= 0,
                "Trainer: ELU with a negative alpha cannot be told from its outputs");
  template <class T>
  static T of(T y) {
    return y > T(0) ? T(1) : y + Alpha::template value<T>();
  }
};

template <>
struct Derivative<SELU> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return y > T(0) ? T(1.05070098735548049342) : y + T(1.75809934084737685994);
  }
};

template <>
struct Derivative<BinaryStep> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    static_assert(detail::Never<T>::value,
                  "Trainer: BinaryStep has no derivative to learn by; take Sigmoid or "
                  "HardSigmoid, or keep its layer Frozen");
    return y;
  }
};

// sigmoid(x) = 1 - exp(-y)
template <>
struct Derivative<Softplus> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return -numeric::exponential_minus_one(-y);
  }
};

template <>
struct Derivative<HardSigmoid> : detail::FromOutput {
  template <class T>
  static T of(T y) {
    return y > T(0) && y < T(1) ? T(1) / T(6) : T(0);
  }
};

// With s = sigmoid(x): s + x s (1 - s)
template <>
struct Derivative<SiLU> : detail::FromInput {
  template <class T>
  static T of(T x) {
    const T s = numeric::sigmoid(x);
    return s + numeric::fading_product(x, s * (T(1) - s));
  }
};

// P(x) + x p(x) with the normal distribution P and its density p
template <>
struct Derivative<GELU> : detail::FromInput {
  template <class T>
  static T of(T x) {
    const T inverse_root_of_two = T(0.70710678118654752440);
    const T inverse_root_of_two_pi = T(0.39894228040143267794);
    const T density = inverse_root_of_two_pi * numeric::exponential(T(-0.5) * x * x);
    return T(0.5) * numeric::complementary_error_function(-x * inverse_root_of_two) +
           numeric::fading_product(x, density);
  }
};

// With e = exp(x), w = e (e + 2): w / (w + 2) + 4 x e (e + 1) / (w + 2)^2
template <>
struct Derivative<Mish> : detail::FromInput {
  template <class T>
  static T of(T x) {
    if (x > T(20)) return T(1);
    const T e = numeric::exponential(x);
    const T below = e * (e + T(2)) + T(2);
    return (e * (e + T(2)) + numeric::fading_product(x, T(4) * e * (e + T(1)) / below)) /
           below;
  }
};

// -2 x exp(-x^2)
template <>
struct Derivative<Gaussian> : detail::FromInput {
  template <class T>
  static T of(T x) {
    return numeric::fading_product(T(-2) * x, numeric::exponential(-x * x));
  }
};

}  // namespace thimble
