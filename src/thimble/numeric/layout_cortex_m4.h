// SPDX-License-Identifier: MIT
// The int8 parameter layout for cores with the Arm DSP instructions: Cortex-M4, M7, M33.
#pragma once

#include "layout.h"

namespace thimble {

// Groups of four inputs: one word holds four weights of a unit, so that a block of four
// units reads 16 weights by one LDM and multiplies them two by two (SMLAD). Arrays are
// uint32_t, which aligns all words.
struct ForCortexM4 {
  using Parameter = uint32_t;
  using Sum = int32_t;
  static constexpr uint8_t kGroup = 4;
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
    return Portable::product(x, w);
  }
  template <class Reader>
  static THIMBLE_INLINE int32_t products(Reader& params, const int8_t* x, uint16_t left) {
    int32_t sum = 0;
    for (uint8_t j = 0; j < kGroup; ++j) {
      const uint8_t w = params.template next<uint8_t>();
      if (j < left) sum += product(x[j], w);
    }
    return sum;
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return s; }
};

}  // namespace thimble
