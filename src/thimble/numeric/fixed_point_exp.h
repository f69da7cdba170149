// SPDX-License-Identifier: MIT
// exp and 1/(1 + x) in fixed point: the two functions behind TensorFlow Lite's softmax.
//
// Qm.n below is an int32 with m integer bits and n = 31 - m fractional ones. Constants
// are the published ones of gemmlowp, rounded values of the reals named beside them.
#pragma once

#include "../platform/flash.h"
#include "fixed_point.h"

namespace thimble {
namespace numeric {

// exp(a) in Q0.31 for a in [-1/4, 0), a in Q0.31: Taylor expansion around -1/8.
inline int32_t exp_between_minus_quarter_and_zero(int32_t a) {
  const int32_t exp_of_minus_eighth = INT32_C(1895147668);
  const int32_t third = INT32_C(715827883);
  const int32_t x = a + (INT32_C(1) << 28);
  const int32_t x2 = saturating_rounding_doubling_high_multiply(x, x);
  const int32_t x3 = saturating_rounding_doubling_high_multiply(x2, x);
  const int32_t x4 = saturating_rounding_doubling_high_multiply(x2, x2);
  const int32_t x4_over_4 = rounding_divide_by_power_of_two(x4, 2);
  const int32_t higher_terms = rounding_divide_by_power_of_two(
      saturating_rounding_doubling_high_multiply(x4_over_4 + x3, third) + x2, 1);
  return exp_of_minus_eighth + saturating_rounding_doubling_high_multiply(
                                   exp_of_minus_eighth, x + higher_terms);
}

// exp(-1/4), exp(-1/2), exp(-1), exp(-2), exp(-4), exp(-8), exp(-16) in Q0.31
THIMBLE_FLASH(static const int32_t kExpOfMinusPowers[7]) = {
    INT32_C(1672461947), INT32_C(1302514674), INT32_C(790015084), INT32_C(290630308),
    INT32_C(39332535),   INT32_C(720401),     INT32_C(242)};

// exp(a) in Q0.31 for a <= 0 in Q5.26: a multiple of 1/4 by table, the rest by Taylor.
inline int32_t exp_on_negative(int32_t a) {
  if (a >= 0) return INT32_MAX;  // above 0 only with damaged parameters
  const int32_t quarter = INT32_C(1) << 24;
  const int32_t rest = (a & (quarter - 1)) - quarter;
  int32_t result = exp_between_minus_quarter_and_zero(saturating_shift_left(rest, 5));
  // A multiple of 2^24 below 2^31: the upper byte is all of it.
  uint8_t quarters = static_cast<uint8_t>((rest - a) >> 24);
  const uint8_t* power = reinterpret_cast<const uint8_t*>(kExpOfMinusPowers);
  for (; quarters != 0; quarters >>= 1) {
    const int32_t factor = platform::next_from_flash<int32_t>(power);
    if (quarters & 1) {
      result = saturating_rounding_doubling_high_multiply(result, factor);
    }
  }
  return result;
}

// 1 / (1 + a) in Q0.31 for a in [0, 1) in Q0.31: three Newton-Raphson steps.
inline int32_t one_over_one_plus(int32_t a) {
  const int32_t forty_eight_over_17 = INT32_C(1515870810);        // Q2.29
  const int32_t minus_thirty_two_over_17 = INT32_C(-1010580540);  // Q2.29
  // (a + 1) / 2, rounded up; 1 is INT32_MAX in Q0.31.
  const int32_t half_denominator = static_cast<int32_t>(
      (static_cast<uint32_t>(a) + static_cast<uint32_t>(INT32_MAX) + 1u) >> 1);
  int32_t x = forty_eight_over_17 + saturating_rounding_doubling_high_multiply(
                                        half_denominator, minus_thirty_two_over_17);
  for (uint8_t step = 0; step < 3; ++step) {
    const int32_t error = (INT32_C(1) << 29) -
                          saturating_rounding_doubling_high_multiply(half_denominator, x);
    x += saturating_shift_left(saturating_rounding_doubling_high_multiply(x, error), 2);
  }
  return saturating_shift_left(x, 1);
}

}  // namespace numeric
}  // namespace thimble
