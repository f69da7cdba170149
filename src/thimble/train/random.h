// SPDX-License-Identifier: MIT
// Random numbers that are the same on every machine: xorshift32 (G. Marsaglia 2003).
#pragma once

#include <stdint.h>

namespace thimble {

class Random {
 public:
  // Every seed gives another sequence.
  explicit Random(uint32_t seed) : state_(seed != 0 ? seed : UINT32_C(0x9e3779b9)) {
    // Seeds that differ in few bits begin alike.
    for (uint8_t i = 0; i < 8; ++i) next();
  }

  uint32_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_;
  }
  // 0..n-1
  uint16_t below(uint16_t n) {
    return static_cast<uint16_t>((next() >> 16) * static_cast<uint32_t>(n) >> 16);
  }
  // -32768..32767
  int16_t signed_bits() { return static_cast<int16_t>(next() >> 16); }

 private:
  uint32_t state_;
};

}  // namespace thimble
