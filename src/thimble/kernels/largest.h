// SPDX-License-Identifier: MIT
// The largest of some values.
#pragma once

#include <stdint.h>

namespace thimble {
namespace kernels {

// n > 0
template <class T>
T largest_of(const T* x, uint16_t n) {
  T largest = *x;
  while (--n != 0) {
    ++x;
    if (*x > largest) largest = *x;
  }
  return largest;
}

}  // namespace kernels
}  // namespace thimble
