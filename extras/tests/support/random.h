// SPDX-License-Identifier: MIT
// A small random generator that gives the same numbers on every machine.
#pragma once

#include <stdint.h>

namespace thimble_test {

// xorshift32 (G. Marsaglia 2003), the state multiplied to spread its low bits.
class Random {
 public:
  explicit Random(uint32_t seed) : state_(seed * UINT32_C(2654435769) | 1u) {}

  uint32_t bits() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ * UINT32_C(0x9e3779b1);
  }
  // 0..n-1
  uint32_t below(uint32_t n) { return static_cast<uint32_t>(wide() % n); }
  int32_t between(int32_t low, int32_t high) {
    const uint32_t span = static_cast<uint32_t>(high) - static_cast<uint32_t>(low) + 1;
    const uint32_t step = span == 0 ? bits() : below(span);
    return static_cast<int32_t>(static_cast<uint32_t>(low) + step);
  }
  int8_t byte() { return static_cast<int8_t>(static_cast<uint8_t>(bits() >> 24)); }
  // A multiple of 2^-12 in [-limit, limit): exact in every float.
  float number(int16_t limit) {
    const int32_t span = static_cast<int32_t>(limit) * 8192;
    return static_cast<float>(static_cast<int32_t>(below(static_cast<uint32_t>(span))) -
                              span / 2) /
           4096.0f;
  }

 private:
  // Upper bits, which are the better ones, of the state.
  uint32_t wide() { return bits() >> 1; }

  uint32_t state_;
};

}  // namespace thimble_test
