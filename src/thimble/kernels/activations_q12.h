// SPDX-License-Identifier: MIT
// The activations that Int16 knows, and their derivatives from the output, in 1/4096.
#pragma once

#include "../layers/activations.h"
#include "../numeric/q12.h"
#include "../numeric/sigmoid_int16.h"
#include "../support/traits.h"

namespace thimble {
namespace kernels {

template <class Activation>
struct ActivationQ12 {
  static_assert(
      detail::Never<Activation>::value,
      "Int16 computes Identity, ReLU, ReLU6, Sigmoid and Tanh; take Float32 for "
      "other activations");
};

template <>
struct ActivationQ12<Identity> {
  static constexpr bool kFromOutput = true;
  static int16_t forward(int16_t x) { return x; }
  static int16_t of(int16_t) { return Int16::kOne; }
};
template <>
struct ActivationQ12<ReLU> {
  static constexpr bool kFromOutput = true;
  static int16_t forward(int16_t x) { return x < 0 ? 0 : x; }
  static int16_t of(int16_t y) { return y > 0 ? Int16::kOne : 0; }
};
template <>
struct ActivationQ12<ReLU6> {
  static constexpr bool kFromOutput = true;
  static constexpr int16_t six() { return 6 * Int16::kOne; }
  static int16_t forward(int16_t x) { return x < 0 ? 0 : x > six() ? six() : x; }
  static int16_t of(int16_t y) { return y > 0 && y < six() ? Int16::kOne : 0; }
};
template <>
struct ActivationQ12<Sigmoid> {
  static constexpr bool kFromOutput = true;
  static int16_t forward(int16_t x) {
    return static_cast<int16_t>((numeric::Sigmoid16::sigmoid(x) + 4) >> 3);
  }
  static int16_t of(int16_t y) {
    return numeric::ProductQ12::of(y, static_cast<int16_t>(Int16::kOne - y));
  }
};
template <>
struct ActivationQ12<Tanh> {
  static constexpr bool kFromOutput = true;
  static int16_t forward(int16_t x) {
    return static_cast<int16_t>((static_cast<int32_t>(numeric::Sigmoid16::tanh(x)) + 4) >>
                                3);
  }
  static int16_t of(int16_t y) {
    return static_cast<int16_t>(Int16::kOne - numeric::ProductQ12::of(y, y));
  }
};

}  // namespace kernels
}  // namespace thimble
