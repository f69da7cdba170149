// SPDX-License-Identifier: MIT
// The int8 parameter layout for the smallest code on AVR cores with a multiplier.
#pragma once

#include "layout.h"

namespace thimble {

// Unit by unit, with 24-bit biases and signed weights: one short loop is the whole
// kernel. For Native; sums are taken modulo 2^24, so only for layers whose sums are
// proven to fit.
struct ForAvrSmall : detail::OneByOne<detail::SignedWeights> {
  using Parameter = uint8_t;
  using Sum = Sum24;
  static constexpr uint8_t kBlock = 1;
  static constexpr uint8_t kBiasBytes = 3;
  template <class Rounding>
  using Units = Rounding;
  template <class Rounding>
  static constexpr uint8_t head_bytes() {
    return Rounding::kFacts;
  }

  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return ForAvr::bias(params);
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return ForAvr::sum(s); }
};

}  // namespace thimble
