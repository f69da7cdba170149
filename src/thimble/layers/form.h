// SPDX-License-Identifier: MIT
// The run-time form of a layer: its type with kAny in place of its number of units or
// steps, as an Interpreter takes it.
//
// A layer has a constant kNumber, that of its units or steps, and kAny if it has none,
// and a template Form<Number>, which answers what Bind<Number, Inputs> knows,
// with sizes as arguments; Bind is made of it, so that both make the same call of one
// kernel:
//   kInPlace, kHasState      as in layers/dense.h and layers/state.h
//   kLeast, kMost            numbers of units or steps that it can have
//   outputs(inputs, number)
//   weights(inputs, number)  a number that its parameters have bytes, or more
//   bytes(inputs, number)    of its parameters
//   state_bytes(number), scratch_bytes(inputs, number)
//   fits(inputs)             whether it can take so many inputs
//   forward(params, tables, x, inputs, y, number, state)
//                            as in layers/state.h; tables stands at the layer's own table
#pragma once

#include <stdint.h>

#include "../platform/detect.h"
#include "state.h"

namespace thimble {

// In a layer of an Interpreter: any number of units, or of steps.
constexpr uint16_t kAny = 0;

namespace detail {

// The answers of a layer without parameters and state that leaves the width as it is.
struct PlainForm {
  static constexpr bool kInPlace = true;
  static constexpr bool kHasState = false;
  static constexpr uint16_t kLeast = 0, kMost = 65535;
  static constexpr uint16_t outputs(uint16_t inputs, uint16_t) { return inputs; }
  static constexpr uint32_t weights(uint16_t, uint16_t) { return 0; }
  static constexpr uint32_t bytes(uint16_t, uint16_t) { return 0; }
  static constexpr uint32_t state_bytes(uint16_t) { return 0; }
  static constexpr uint32_t scratch_bytes(uint16_t, uint16_t) { return 0; }
  static constexpr bool fits(uint16_t) { return true; }
};

// The answers of a layer with as many outputs as units.
struct UnitsForm : PlainForm {
  static constexpr bool kInPlace = false;
  static constexpr uint16_t kLeast = 1;
  static constexpr uint16_t outputs(uint16_t, uint16_t units) { return units; }
  static constexpr uint32_t weights(uint16_t inputs, uint16_t units) {
    return static_cast<uint32_t>(inputs) * units;
  }
};

// Whether all of them leave their number open.
template <class... Layers>
struct AllAny {
  static constexpr bool value = true;
};
template <class First, class... Rest>
struct AllAny<First, Rest...> {
  static constexpr bool value = First::kNumber == kAny && AllAny<Rest...>::value;
};

}  // namespace detail
}  // namespace thimble
