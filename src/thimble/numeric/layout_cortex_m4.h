// SPDX-License-Identifier: MIT
// The int8 parameter layout for cores with the Arm DSP instructions: Cortex-M4, M7, M33.
#pragma once

#include "layout.h"

namespace thimble {

// Groups of four inputs: one word holds four weights of a unit, so that a block of four
// units reads 16 weights by one LDM and multiplies them two by two (SMLAD). Arrays are
// uint32_t, which aligns all words.
struct ForCortexM4 : detail::Sums32, detail::SignedWeights {
  using Parameter = uint32_t;
  static constexpr uint8_t kGroup = 4;

  template <class Reader>
  static THIMBLE_INLINE int32_t products(Reader& params, const int8_t* x, uint16_t left) {
    int32_t sum = 0;
    for (uint8_t j = 0; j < kGroup; ++j) {
      const uint8_t w = params.template next<uint8_t>();
      if (j < left) sum += product(x[j], w);
    }
    return sum;
  }
};

}  // namespace thimble
