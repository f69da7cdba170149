// SPDX-License-Identifier: MIT
// Number format Int8: affine 8-bit integers, real = (q - zero_point) * scale.
//
// Rounding says how a 32-bit sum becomes an 8-bit value again (numeric/rounding.h),
// Layout how the parameters are laid out (numeric/layout.h); the results depend on
// Rounding only.
#pragma once

#include "layout.h"
#include "layout_avr_small.h"
#include "layout_avr_tiny.h"
#include "layout_cortex_m0.h"
#include "layout_cortex_m4.h"
#include "layout_cortex_m4_wide.h"

namespace thimble {

template <class Rounding, class Layout = Portable>
struct Int8 {
  using Value = int8_t;
  using Parameter = typename Layout::Parameter;
  using Sum = typename Layout::Sum;
  static constexpr bool kTables = true;
};

}  // namespace thimble
