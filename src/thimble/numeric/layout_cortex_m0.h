// SPDX-License-Identifier: MIT
// The int8 parameter layout for Armv6-M cores: Cortex-M0, M0+, M1.
#pragma once

#include "layout.h"

namespace thimble {

// Weights stored plus 128, inputs taken plus 128 and this folded into the biases
// (bias' = bias - 128 sum w modulo 2^32), so that all factors are unsigned bytes and one
// multiplication of a pair of weights, 16 bits apart, gives two products (MULS is the
// only multiplication there). Arrays are uint32_t, which aligns all words.
struct ForCortexM0 : detail::Sums32, detail::OneByOne<detail::OffsetWeights> {
  using Parameter = uint32_t;
};

}  // namespace thimble
