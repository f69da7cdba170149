// SPDX-License-Identifier: MIT
// The first entry of a layer list: how many values come in, and how.
#pragma once

#include "../support/traits.h"

namespace thimble {

// An array of Sizes... values, e.g. Input<64> or Input<8, 8>; row by row if it has rows.
template <uint16_t... Sizes>
struct Input {
  static_assert(detail::Product<Sizes...>::value > 0,
                "Input: every size must be at least 1");
  static_assert(detail::Product<Sizes...>::value <= 65535,
                "Input: a network takes at most 65535 values");
  static constexpr uint16_t kSize =
      static_cast<uint16_t>(detail::Product<Sizes...>::value);
  static constexpr bool kPushed = false;
};

// The same values one by one, with begin(), push(x), finish(): the input never sits in
// RAM; instead the model holds one sum for each unit of the first layer.
template <uint16_t... Sizes>
struct PushedInput {
  static constexpr uint16_t kSize = Input<Sizes...>::kSize;
  static constexpr bool kPushed = true;
};

}  // namespace thimble
