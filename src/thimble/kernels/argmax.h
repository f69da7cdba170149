// SPDX-License-Identifier: MIT
// The index of the largest value.
#pragma once

#include <stdint.h>

namespace thimble {

// The first index at which y[0..n-1] is largest; n >= 1.
template <class T>
uint16_t argmax(const T* y, uint16_t n) {
  uint16_t best = 0;
  for (uint16_t i = 1; i < n; ++i) {
    if (y[i] > y[best]) best = i;
  }
  return best;
}

}  // namespace thimble
