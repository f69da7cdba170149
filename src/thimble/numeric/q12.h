// SPDX-License-Identifier: MIT
// Number format Int16: fixed point, a value is its int16 / 4096, from -8 to 7.9998.
//
//   Model<Int16, Ram, Input<2>, Dense<3, Sigmoid>, Dense<1, Sigmoid>>
//
// Made for learning on chips without an FPU: a weight is fine enough for small steps, and
// everything is integers, so that a chip and a PC learn the same bits. docs/numbers.md
// has the definition of every operation.
#pragma once

#include <stdint.h>

#include "../platform/detect.h"
#include "avr/product_q12.h"

namespace thimble {

struct Int16 {
  using Value = int16_t;
  using Parameter = int16_t;
  using Sum = int64_t;
  static constexpr bool kTables = false;
  static constexpr int16_t kOne = 4096;
};

namespace numeric {

inline int16_t saturate16(int32_t value) {
  return value > 32767 ? 32767 : value < -32768 ? -32768 : static_cast<int16_t>(value);
}
inline int32_t product16(int16_t a, int16_t b) { return static_cast<int32_t>(a) * b; }

// a b / 4096, rounded to nearest, halves upwards, saturated.
struct PlainProductQ12 {
  static int16_t of(int16_t a, int16_t b) {
    return saturate16((product16(a, b) + 2048) >> 12);
  }
};
#if THIMBLE_AVR_MUL
using ProductQ12 = avr::ProductQ12;
#else
using ProductQ12 = PlainProductQ12;
#endif

// -log(share / 65536) in 1/4096, for a share of 1 to 65536: at most 0.003 off.
inline int32_t minus_logarithm(uint32_t share) {
  if (share == 0) share = 1;
  uint8_t halvings = 0;
  for (; share < 65536; share <<= 1) ++halvings;
  if (share >= UINT32_C(131072)) share = 65536;
  // log2(1 + f) = f + 0.3436 f (1 - f), f in 1/65536
  const uint32_t f = share - 65536;
  const uint32_t bent = (f * (65536 - f)) >> 16;
  const uint32_t log2 = f + ((bent * 22518u) >> 16);
  const uint32_t twice = (static_cast<uint32_t>(halvings) << 16) - log2;
  // times log 2, from 1/65536 to 1/4096
  return static_cast<int32_t>(((twice >> 4) * 2839u) >> 12);
}

}  // namespace numeric
}  // namespace thimble
