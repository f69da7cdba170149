// SPDX-License-Identifier: MIT
// Dispatch: which dense kernel a number format gets.
#pragma once

#include "../numeric/float.h"
#include "../numeric/int8.h"
#include "dense_float.h"
#include "dense_int8.h"

namespace thimble {
namespace kernels {

template <class Number>
struct Dense;

template <>
struct Dense<Float32> : DenseFloat<float> {};
template <>
struct Dense<Float64> : DenseFloat<double> {};
template <class Rounding>
struct Dense<Int8<Rounding>> : DenseInt8<Rounding> {};

}  // namespace kernels
}  // namespace thimble
