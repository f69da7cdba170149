// SPDX-License-Identifier: MIT
// Dispatch: which kernels a number format learns with on this core.
#pragma once

#include "../numeric/float.h"
#include "train_float.h"
#include "train_q12.h"
#include "wide/train_float.h"

namespace thimble {
namespace kernels {

// The sentence for formats that have no kernels for learning.
template <class Number>
struct Train {
  static_assert(
      detail::Never<Number>::value,
      "Trainer: a model learns in Float32, Float64 or Int16: the weights of this "
      "number format are too coarse for small steps");
};
template <>
struct Train<Int16> : TrainQ12 {};
#if THIMBLE_VECTOR
template <>
struct Train<Float32> : TrainLayer<float, wide::TrainVector<float>> {};
template <>
struct Train<Float64> : TrainLayer<double, wide::TrainVector<double>> {};
#else
template <>
struct Train<Float32> : TrainLayer<float, TrainFloat<float>> {};
template <>
struct Train<Float64> : TrainLayer<double, TrainFloat<double>> {};
#endif

}  // namespace kernels
}  // namespace thimble
