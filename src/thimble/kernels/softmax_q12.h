// SPDX-License-Identifier: MIT
// Softmax in Int16: y[i] = floor((4096 e[i] + S / 2) / S), S = sum e, with
// e[i] = exp(x[i] - max x) in 1/65536, cut off.
#pragma once

#include "../numeric/fixed_point_exp.h"
#include "../numeric/q12.h"

namespace thimble {
namespace kernels {

struct SoftmaxQ12 {
  static constexpr uint32_t kParameterBytes = 0;

  template <class Reader>
  static void forward(Reader&, const int16_t* x, int16_t* y, uint16_t n) {
    const int16_t largest = largest_of(x, n);
    uint32_t sum = 0;
    for (uint16_t i = 0; i < n; ++i) sum += exponential(x[i], largest);
    for (uint16_t i = 0; i < n; ++i) {
      const uint32_t e = exponential(x[i], largest);
      y[i] = static_cast<int16_t>(((e << 12) + sum / 2) / sum);
    }
  }

 private:
  static int16_t largest_of(const int16_t* x, uint16_t n) {
    int16_t largest = *x;
    for (; n != 0; --n, ++x) {
      if (*x > largest) largest = *x;
    }
    return largest;
  }
  // exp_on_negative takes 5.26 bits and gives 0.31.
  static uint32_t exponential(int16_t x, int16_t largest) {
    const int32_t difference = static_cast<int32_t>(x) - largest;
    if (difference <= -65536) return 0;
    return (static_cast<uint32_t>(numeric::exp_on_negative(difference * 16384)) + 1) >>
           15;
  }
};

}  // namespace kernels
}  // namespace thimble
