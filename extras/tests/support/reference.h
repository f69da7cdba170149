// SPDX-License-Identifier: MIT
// The integer arithmetic of the library once more, in big integers, from its definitions.
//
// Nothing here looks at the code it judges: roundings are written as what they mean
// (floor, nearest), not as the shifts and nudges that compute them.
#pragma once

#include <stdint.h>

#include <algorithm>
#include <vector>

namespace thimble_test {

__extension__ typedef __int128 Wide;

inline Wide floor_divide(Wide a, Wide b) {
  const Wide quotient = a / b;
  return quotient * b > a ? quotient - 1 : quotient;
}

// a / 2^exponent to the nearest integer, halves away from zero.
inline Wide nearest(Wide a, int exponent) {
  const Wide one = Wide(1) << exponent;
  return a < 0 ? -((-a + one / 2) / one) : (a + one / 2) / one;
}

// a b / 2^31 to the nearest integer, halves upward; the one overflow saturates.
inline int64_t doubling_high_product(int64_t a, int64_t b) {
  const Wide product = floor_divide(Wide(a) * b + (Wide(1) << 30), Wide(1) << 31);
  return static_cast<int64_t>(std::min<Wide>(product, INT32_MAX));
}

// sum * multiplier * 2^(shift - 31), rounded once by the product, once by the shift.
inline int64_t tflite_scaled(int64_t sum, int32_t multiplier, int shift) {
  const int left = std::max(shift, 0);
  const int right = std::max(-shift, 0);
  const int64_t shifted = sum * (INT64_C(1) << left);
  return static_cast<int64_t>(nearest(doubling_high_product(shifted, multiplier), right));
}

inline int8_t tflite_requantized(int64_t sum, int32_t multiplier, int shift,
                                 int zero_point, int low, int high) {
  const int64_t q = tflite_scaled(sum, multiplier, shift) + zero_point;
  return static_cast<int8_t>(std::min<int64_t>(std::max<int64_t>(q, low), high));
}

inline int8_t native_requantized(int64_t sum, uint32_t multiplier, int shift) {
  const Wide q = floor_divide(Wide(sum) * multiplier, Wide(1) << shift);
  return static_cast<int8_t>(static_cast<int>(std::min<Wide>(std::max<Wide>(q, 0), 255)) -
                             128);
}

// Softmax of a native network: e from its table, then the share of the sum in 1/256 by
// one reciprocal r = floor(2^31 / sum).
inline std::vector<int8_t> native_softmax(const std::vector<int8_t>& x,
                                          const std::vector<uint16_t>& table) {
  const int largest = *std::max_element(x.begin(), x.end());
  int64_t sum = 0;
  for (int value : x) sum += table[static_cast<size_t>(largest - value)];
  const int64_t reciprocal = (INT64_C(1) << 31) / std::max<int64_t>(sum, 65535);
  std::vector<int8_t> y;
  for (int value : x) {
    const int64_t e = table[static_cast<size_t>(largest - value)];
    const int64_t share = (e * reciprocal + (1 << 22)) / (1 << 23);
    y.push_back(static_cast<int8_t>(std::min<int64_t>(255, share) - 128));
  }
  return y;
}

}  // namespace thimble_test
