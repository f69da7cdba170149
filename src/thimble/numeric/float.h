// SPDX-License-Identifier: MIT
// Number formats Float32 and Float64: IEEE single and double.
//
// A number format is a struct with
//   Value      what flows between layers
//   Parameter  the element type of a parameter array
//   Sum        the accumulator of a dot product
//   kTables    whether activations are tables among the parameters
// The kernels in kernels/ own its arithmetic. On AVR double is float, and so is Float64.
#pragma once

namespace thimble {

struct Float32 {
  using Value = float;
  using Parameter = float;
  using Sum = float;
  static constexpr bool kTables = false;
};

struct Float64 {
  using Value = double;
  using Parameter = double;
  using Sum = double;
  static constexpr bool kTables = false;
};

}  // namespace thimble
