// SPDX-License-Identifier: MIT
// The index of the largest value, and which code finds it on this core.
#pragma once

#include <stdint.h>

#include "avr/argmax.h"

namespace thimble {
namespace kernels {
namespace plain {

template <class T>
uint16_t argmax(const T* y, uint16_t n) {
  uint16_t best = 0;
  for (uint16_t i = 1; i < n; ++i) {
    if (y[i] > y[best]) best = i;
  }
  return best;
}

}  // namespace plain

template <class T>
struct ArgMax {
  static uint16_t of(const T* y, uint16_t n) { return plain::argmax(y, n); }
};
#if THIMBLE_AVR
template <>
struct ArgMax<int8_t> : avr::ArgMax {};
#endif

}  // namespace kernels

// The first index at which y[0..n-1] is largest; n >= 1.
template <class T>
uint16_t argmax(const T* y, uint16_t n) {
  return kernels::ArgMax<T>::of(y, n);
}

}  // namespace thimble
