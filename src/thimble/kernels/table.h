// SPDX-License-Identifier: MIT
// An int8 activation: each value is replaced by its entry in a table of 256.
#pragma once

#include <stdint.h>

#include "avr/look_up.h"

namespace thimble {
namespace kernels {
namespace plain {

// y[i] = table[y[i]]; the entry for q stands at index q modulo 256.
template <class Reader>
void look_up(const Reader& table, int8_t* y, uint16_t n) {
  for (; n != 0; --n, ++y) {
    *y = table.template at<int8_t>(static_cast<uint8_t>(*y));
  }
}

}  // namespace plain

// Dispatch: assembly where there is some for this storage.
#if THIMBLE_AVR
template <class Assembly>
struct LookUp {
  template <class Reader>
  static void run(const Reader& table, int8_t* y, uint16_t n) {
    Assembly::look_up(table.address(), y, n);
  }
};
template <>
struct LookUp<void> {
  template <class Reader>
  static void run(const Reader& table, int8_t* y, uint16_t n) {
    plain::look_up(table, y, n);
  }
};

template <class Reader>
void look_up(const Reader& table, int8_t* y, uint16_t n) {
  LookUp<typename avr::AssemblyFor<Reader, avr::LookUpFromFlash,
                                   avr::LookUpFromRam>::Type>::run(table, y, n);
}
#else
using plain::look_up;
#endif

}  // namespace kernels
}  // namespace thimble
