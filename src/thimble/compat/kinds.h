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

}  // namespace compat
}  // namespace thimble
