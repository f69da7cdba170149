// SPDX-License-Identifier: MIT
// What Int16x8 makes of an activation: the clamp of the requantization, or a function.
//
// Sigmoid and Tanh take Q3.12 (scale 2^-12) and give Q0.15 (scale 2^-15).
#pragma once

#include "../numeric/int16.h"
#include "../numeric/sigmoid_int16.h"
#include "../support/traits.h"
#include "activations.h"

namespace thimble {
namespace detail {

template <class Activation>
struct Finish16 {
  static_assert(Never<Activation>::value,
                "Dense: Int16x8 has Identity, ReLU, ReLU6, Sigmoid and Tanh; for other "
                "activations take Int8, whose tables hold any, or Quantized");
};
struct Nothing16 {
  static void apply(int16_t*, uint16_t) {}
};
template <>
struct Finish16<Identity> : Nothing16 {};
template <>
struct Finish16<ReLU> : Nothing16 {};
template <>
struct Finish16<ReLU6> : Nothing16 {};
template <>
struct Finish16<Sigmoid> {
  static void apply(int16_t* y, uint16_t n) {
    for (; n != 0; --n, ++y) *y = numeric::Sigmoid16::sigmoid(*y);
  }
};
template <>
struct Finish16<Tanh> {
  static void apply(int16_t* y, uint16_t n) {
    for (; n != 0; --n, ++y) *y = numeric::Sigmoid16::tanh(*y);
  }
};

}  // namespace detail
}  // namespace thimble
