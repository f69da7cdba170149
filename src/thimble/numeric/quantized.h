// SPDX-License-Identifier: MIT
// Number format Quantized: float values, int8 or int16 weights with a scale for each
// unit.
//
//   Model<Quantized<int8_t>, Flash, Input<64>, Dense<16, Tanh>, Dense<10>>
//
// A quarter (half) of the flash of Float32, any activation, and on cores without an FPU
// a fraction of its cycles: numeric/block_float.h has the arithmetic.
#pragma once

#include <stdint.h>

#include "../support/traits.h"

namespace thimble {

namespace detail {

// Arrays of an element as wide as a weight, which aligns the weights.
template <class Weight>
struct WeightBytes {
  static_assert(Never<Weight>::value,
                "Quantized: weights are int8_t or int16_t, as in Quantized<int8_t>");
  using Type = uint8_t;
};
template <>
struct WeightBytes<int8_t> {
  using Type = uint8_t;
};
template <>
struct WeightBytes<int16_t> {
  using Type = uint16_t;
};

}  // namespace detail

template <class Weight>
struct Quantized {
  using Value = float;
  using Parameter = typename detail::WeightBytes<Weight>::Type;
  using Sum = float;
  static constexpr bool kTables = false;
};

}  // namespace thimble
