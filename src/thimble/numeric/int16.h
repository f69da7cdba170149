// SPDX-License-Identifier: MIT
// Number format Int16x8: values of 16 bits, weights of 8 bits, real = q * scale.
//
// For what 8 bits are too coarse for: sensors of 12 bits and more, regression. There are
// no zero points; a sum of 32 bits becomes a value by
//   y = clamp(floor(sum M / 2^shift), low, 32767)     M 16 bits, shift 16 or 24
// with the rounding folded into the bias and low -32768, or 0 for a ReLU (docs/
// numbers.md). Layout says how the parameters are laid out; results do not depend on it.
#pragma once

#include <stdint.h>

#include "../platform/detect.h"
#include "layout.h"
#include "layout_cortex_m4.h"

namespace thimble {

// What the layouts of numeric/layout.h mean for 16-bit values. A block of k units is
//   int32 bias x k | for each group of inputs: kGroup int8 weights x k | uint16 M x k
// filled up as the layout says, behind a head of four bytes: shift, 1 for a ReLU, 0, 0.
template <class Layout>
struct Order16;

template <>
struct Order16<Portable> {
  static constexpr uint8_t kGroup = 1;
  static THIMBLE_INLINE int8_t weight(uint8_t stored) {
    return static_cast<int8_t>(stored);
  }
  static THIMBLE_INLINE uint32_t input(int16_t x) { return static_cast<uint32_t>(x); }
};

// Weights stored plus 128, inputs taken plus 32768 and that folded into the biases
// (bias' = bias - 32768 sum w modulo 2^32): all products are unsigned.
template <>
struct Order16<ForAvr> {
  static constexpr uint8_t kGroup = 1;
  static THIMBLE_INLINE int8_t weight(uint8_t stored) {
    return static_cast<int8_t>(stored ^ 0x80);
  }
  static THIMBLE_INLINE uint32_t input(int16_t x) {
    return static_cast<uint16_t>(static_cast<uint16_t>(x) ^ 0x8000u);
  }
};

// Four weights of a unit in a word.
template <>
struct Order16<ForCortexM4> : Order16<Portable> {
  static constexpr uint8_t kGroup = 4;
};

template <class Layout = Portable>
struct Int16x8 {
  using Value = int16_t;
  using Parameter = typename Layout::Parameter;
  using Sum = int32_t;
  static constexpr bool kTables = false;
};

}  // namespace thimble
