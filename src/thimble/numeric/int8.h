// SPDX-License-Identifier: MIT
// Number format Int8: affine 8-bit integers, real = (q - zero_point) * scale.
//
// Rounding says how a 32-bit sum becomes an 8-bit value again; see numeric/rounding.h.
#pragma once

#include <stdint.h>

namespace thimble {

template <class Rounding>
struct Int8 {
  using Value = int8_t;
  using Parameter = uint8_t;
  using Sum = int32_t;
  static constexpr bool kTables = true;
};

}  // namespace thimble
