// SPDX-License-Identifier: MIT
// The int8 parameter layout for cores with the Arm DSP instructions that has flash to
// spare.
#pragma once

#include "../support/traits.h"
#include "layout.h"

namespace thimble {

// As ForCortexM4, but a weight takes 16 bits and lies where SMLAD wants it, so that only
// inputs have to be unpacked: a third fewer instructions for twice the flash. For each
// group of four inputs and each unit: weights 0 and 2, weights 1 and 3.
struct ForCortexM4Wide : detail::Sums32, detail::SignedWeights {
  using Parameter = uint32_t;
  static constexpr uint8_t kGroup = 4;
  static constexpr uint8_t kGroupBytes = 8;

  // Where in its group the (lower byte of the) weight of an input lies.
  static constexpr uint8_t place(uint8_t in_group) {
    return static_cast<uint8_t>((in_group & 1) * 4 + (in_group >> 1) * 2);
  }
  template <class Reader>
  static THIMBLE_INLINE int32_t products(Reader& params, const int8_t* x, uint16_t left) {
    int32_t sum = 0;
    for (uint8_t at = 0; at < kGroup; ++at) {
      const uint8_t j = static_cast<uint8_t>((at >> 1) + (at & 1) * 2);
      const int16_t w = params.template next<int16_t>();
      if (j < left) sum += product(x[j], static_cast<uint8_t>(w));
    }
    return sum;
  }
};

namespace detail {

// The bytes of a group of one unit: a byte a weight unless the layout says otherwise.
template <class Layout, class = void>
struct GroupOf {
  static constexpr uint8_t kBytes = Layout::kGroup;
  static constexpr uint8_t place(uint8_t in_group) { return in_group; }
};
template <class Layout>
struct GroupOf<Layout, typename MakeVoid<Flag<(Layout::kGroupBytes > 0)>>::Type> {
  static constexpr uint8_t kBytes = Layout::kGroupBytes;
  static constexpr uint8_t place(uint8_t in_group) { return Layout::place(in_group); }
};

}  // namespace detail
}  // namespace thimble
