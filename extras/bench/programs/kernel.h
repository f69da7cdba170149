// SPDX-License-Identifier: MIT
// What the bench programs of single functions share: random operands, one measured region
// around all of them, and an exit code that says whether the results are right.
#pragma once

#include "bench.h"

namespace bench {

inline uint16_t random_bits() {
  static uint32_t state = 1;
  state = state * UINT32_C(1664525) + UINT32_C(1013904223);
  return static_cast<uint16_t>(state >> 16);
}

template <uint16_t kCount>
void random_bytes(int8_t (&bytes)[kCount]) {
  for (int8_t& byte : bytes) byte = static_cast<int8_t>(random_bits());
}

inline void finish(bool right) { sim::exit(right ? 0 : 1); }

// For functions of one float: kFloats values from -limit to limit.
constexpr uint8_t kFloats = 32;

template <class Function, class Exact>
void measure_floats(Function function, Exact exact, float limit) {
  static float x[kFloats], y[kFloats];
  for (float& value : x) {
    value = (static_cast<float>(random_bits()) - 32768) * (limit / 32768);
  }
  quiet();
  begin();
  for (uint8_t i = 0; i < kFloats; ++i) y[i] = function(x[i]);
  end();
  bool right = true;
  for (uint8_t i = 0; i < kFloats; ++i) {
    const float wanted = exact(x[i]);
    const float error = y[i] - wanted;
    right =
        right && (error < 0 ? -error : error) <= 2e-6f * (wanted < 0 ? -wanted : wanted);
  }
  finish(right);
}

}  // namespace bench
