// SPDX-License-Identifier: MIT
// The random numbers of the board, which the sketch seeds.
#pragma once

#include "media_macros.h"

#if !THIMBLE_NN_ARDUINO
#include <stdlib.h>
#endif

namespace thimble {
namespace compat {

#if THIMBLE_NN_ARDUINO
// From `first` to `behind` - 1.
inline long random_between(long first, long behind) { return random(first, behind); }
inline void seed_random(unsigned long seed) { randomSeed(seed); }
#else
inline long random_between(long first, long behind) {
  return first + rand() % (behind - first);
}
inline void seed_random(unsigned long seed) { srand(static_cast<unsigned int>(seed)); }
#endif

}  // namespace compat
}  // namespace thimble
