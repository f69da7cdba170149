// SPDX-License-Identifier: MIT
// Dispatch: which recurrent kernels a number format gets on this core.
#pragma once

#include "../numeric/float.h"
#include "../support/traits.h"
#include "recurrent_float.h"

namespace thimble {
namespace kernels {

// The sentence for formats that have no recurrent kernels.
template <class Number>
struct Recurrent {
  static_assert(detail::Never<Number>::value,
                "recurrent layers compute in Float32 or Float64: there is no kernel for "
                "this number format");
};
template <>
struct Recurrent<Float32> : RecurrentFloat<float> {};
template <>
struct Recurrent<Float64> : RecurrentFloat<double> {};

}  // namespace kernels
}  // namespace thimble
