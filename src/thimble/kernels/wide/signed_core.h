// SPDX-License-Identifier: MIT
// What all cores have in common that multiply signed weights by signed inputs.
#pragma once

#include "../../platform/detect.h"

namespace thimble {
namespace kernels {
namespace wide {

struct SignedCore {
  static constexpr int32_t common(const int8_t*, uint32_t) { return 0; }

  static THIMBLE_NOINLINE const uint8_t* one(const int8_t* x, const uint8_t* weights,
                                             uint32_t inputs, int32_t* sum) {
    int32_t s = *sum;
    const int8_t* const end = x + inputs;
    while (x != end) s += *x++ * static_cast<int8_t>(*weights++);
    *sum = s;
    return weights;
  }

  static THIMBLE_NOINLINE const uint8_t* three(const int8_t* x, const uint8_t* weights,
                                               uint32_t inputs, int32_t* sums) {
    int32_t a = sums[0], b = sums[1], c = sums[2];
    const int8_t* const end = x + inputs;
    while (x != end) {
      const int32_t value = *x++;
      a += value * static_cast<int8_t>(weights[0]);
      b += value * static_cast<int8_t>(weights[1]);
      c += value * static_cast<int8_t>(weights[2]);
      weights += 3;
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    return weights;
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble
