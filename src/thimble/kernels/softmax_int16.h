// SPDX-License-Identifier: MIT
// Softmax of 16-bit values, for a single division: y = min(32767, floor(e r / 2^16)),
// r = floor(2^31 / sum e), scale 2^-15. It is 32768 e / sum e, at most 2 less.
//
// e is exp(-d scale) for the difference d from the largest value, by a table of 257
// uint16 among the parameters, T[k] = round(65535 exp(-256 k scale)), and straight lines
// between its entries:
//   e = T[k] - floor((T[k] - T[k + 1]) (d mod 256) / 256),   k = floor(d / 256)
// Two zero bytes fill the table up to whole words. The relative error of e is (256
// scale)^2 / 8 and its rounding.
#pragma once

#include "../platform/detect.h"
#include "largest.h"

namespace thimble {
namespace kernels {

struct SoftmaxInt16 {
  static constexpr uint32_t kParameterBytes = 516;

  template <class Reader>
  static void forward(Reader& params, const int16_t* x, int16_t* y, uint16_t n) {
    const int16_t largest = largest_of(x, n);
    uint32_t sum = 0;
    for (uint16_t i = 0; i < n; ++i) sum += exponential(params, largest, x[i]);
    if (sum < 65535) sum = 65535;  // only a damaged table does not start with 65535
    const uint16_t reciprocal = static_cast<uint16_t>(UINT32_C(0x80000000) / sum);
    for (uint16_t i = 0; i < n; ++i) {
      const uint32_t e = exponential(params, largest, x[i]);
      const uint16_t share = static_cast<uint16_t>(e * reciprocal >> 16);
      y[i] = static_cast<int16_t>(share > 32767 ? 32767 : share);
    }
    params.skip(kParameterBytes);
  }

 private:
  template <class Reader>
  static uint16_t exponential(const Reader& table, int16_t largest, int16_t x) {
    const uint16_t d = static_cast<uint16_t>(largest - x);
    const uint16_t at = static_cast<uint16_t>(d >> 8 << 1);
    const uint16_t here = table.template at<uint16_t>(at);
    const uint16_t next = table.template at<uint16_t>(static_cast<uint16_t>(at + 2));
    const uint16_t fall = static_cast<uint16_t>(here - next);
    const uint32_t product = static_cast<uint32_t>(fall) * static_cast<uint8_t>(d);
    return static_cast<uint16_t>(here - static_cast<uint16_t>(product >> 8));
  }
};

}  // namespace kernels
}  // namespace thimble
