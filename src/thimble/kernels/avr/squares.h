// SPDX-License-Identifier: MIT
// The squares of 0 to 255 in flash, for AVR cores without a multiplier.
#pragma once

#include <stdint.h>

#include "../../platform/flash.h"

namespace thimble {
namespace kernels {
namespace avr {

// Lower bytes, then upper bytes, each on a page of its own so that a byte is an address.
// A template, so that a program has one table, and only if it uses it.
template <class Unused = void>
struct Squares {
  static const uint8_t kBytes[512];
};

// clang-format off
#define THIMBLE_LOW(n) static_cast<uint8_t>((n) * UINT32_C(1) * (n))
#define THIMBLE_HIGH(n) static_cast<uint8_t>((n) * UINT32_C(1) * (n) >> 8)
#define THIMBLE_4(byte, n) byte(n), byte((n) + 1), byte((n) + 2), byte((n) + 3)
#define THIMBLE_16(byte, n) \
  THIMBLE_4(byte, n), THIMBLE_4(byte, (n) + 4), THIMBLE_4(byte, (n) + 8), \
  THIMBLE_4(byte, (n) + 12)
#define THIMBLE_64(byte, n) \
  THIMBLE_16(byte, n), THIMBLE_16(byte, (n) + 16), THIMBLE_16(byte, (n) + 32), \
  THIMBLE_16(byte, (n) + 48)
#define THIMBLE_256(byte) \
  THIMBLE_64(byte, 0), THIMBLE_64(byte, 64), THIMBLE_64(byte, 128), THIMBLE_64(byte, 192)

template <class Unused>
THIMBLE_FLASH(alignas(256) const uint8_t Squares<Unused>::kBytes[512]) = {
    THIMBLE_256(THIMBLE_LOW), THIMBLE_256(THIMBLE_HIGH)};
// clang-format on

#undef THIMBLE_256
#undef THIMBLE_64
#undef THIMBLE_16
#undef THIMBLE_4
#undef THIMBLE_HIGH
#undef THIMBLE_LOW

}  // namespace avr
}  // namespace kernels
}  // namespace thimble
