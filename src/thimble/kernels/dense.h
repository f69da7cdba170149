// SPDX-License-Identifier: MIT
// Dispatch: which dense kernel a number format gets on this core.
#pragma once

#include "../numeric/float.h"
#include "../numeric/int8.h"
#include "avr/dense_native.h"
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
template <class Rounding, class Layout>
struct Dense<Int8<Rounding, Layout>> : DenseInt8<Rounding, Layout> {};
#if THIMBLE_AVR_MUL
template <>
struct Dense<Int8<Native, ForAvr>> : avr::DenseNative {};
#endif

}  // namespace kernels
}  // namespace thimble
