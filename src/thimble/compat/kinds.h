// SPDX-License-Identifier: MIT
// The choices of a network that are more than yes or no.
#pragma once

#include <stdint.h>

namespace thimble {
namespace compat {

// How many biases a layer of the sketch has.
enum class Biases : uint8_t { kNone, kShared, kUnit };
// Where its parameters are while the network runs.
enum class Place : uint8_t { kRam, kProgmem, kEeprom, kFram };

template <class C>
constexpr uint32_t parameters_in(uint32_t inputs, uint32_t units) {
  return inputs * units + (C::kBiases == Biases::kNone   ? 0
                           : C::kBiases == Biases::kUnit ? units
                                                         : 1);
}

}  // namespace compat
}  // namespace thimble
