// SPDX-License-Identifier: MIT
// The one division of integer networks: a reciprocal of 16 bits.
#pragma once

#include "detect.h"

namespace thimble {
namespace platform {
namespace plain {

inline uint16_t reciprocal(uint32_t d) {
  return static_cast<uint16_t>(UINT32_C(0x80000000) / d);
}

}  // namespace plain

// floor(2^31 / d) for d from 2^15 + 1 to 2^31. Cores that do not divide take 16 steps of
// long division, where their library takes 32.
#if THIMBLE_DIVIDE
using plain::reciprocal;
#else
inline uint16_t reciprocal(uint32_t d) {
  uint32_t rest = UINT32_C(1) << 15;
  uint16_t quotient = 0;
  for (uint8_t left = 16; left != 0; --left) {
    rest <<= 1;
    quotient = static_cast<uint16_t>(quotient << 1);
    if (rest >= d) {
      rest -= d;
      ++quotient;
    }
  }
  return quotient;
}
#endif

}  // namespace platform
}  // namespace thimble
