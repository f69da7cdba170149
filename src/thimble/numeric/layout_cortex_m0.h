// SPDX-License-Identifier: MIT
// The int8 parameter layout for Armv6-M cores: Cortex-M0, M0+, M1.
#pragma once

#include "layout.h"

namespace thimble {

// Weights stored plus 128, inputs taken plus 128 and this folded into the biases
// (bias' = bias - 128 sum w modulo 2^32), so that all factors are unsigned bytes and one
// multiplication of a pair of weights, 16 bits apart, gives two products (MULS is the
// only multiplication there). Arrays are uint32_t, which aligns all words.
struct ForCortexM0 {
  using Parameter = uint32_t;
  using Sum = int32_t;
  static constexpr uint8_t kGroup = 1;
  static constexpr uint8_t kBiasBytes = 4;
  template <class Rounding>
  using Units = Rounding;
  template <class Rounding>
  static constexpr uint8_t head_bytes() {
    return 4;
  }

  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return params.template next<int32_t>();
  }
  static THIMBLE_INLINE int16_t product(int8_t x, uint8_t w) {
    return static_cast<int16_t>(static_cast<int16_t>(static_cast<uint8_t>(x ^ 0x80)) *
                                static_cast<int8_t>(w ^ 0x80));
  }
  template <class Reader>
  static THIMBLE_INLINE int16_t products(Reader& params, const int8_t* x, uint16_t) {
    const int8_t first = *x;
    return product(first, params.template next<uint8_t>());
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return s; }
};

}  // namespace thimble
