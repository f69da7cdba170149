// SPDX-License-Identifier: MIT
// What packed weights take over from the int8 layout of their network.
//
//   kHeadBytes, kBiasBytes  of a layer and of a unit
//   kPairs                  pairs of FourBit units in a block
//   kAlignment              a layer is filled up to a multiple of it
//   kSum                    what a stored Sum counts as one
//   input(x)                the input that biases are meant for
//   bias(params), sum(s)    as in numeric/layout.h
#pragma once

#include "int8.h"

namespace thimble {

template <class Layout>
struct PackedLayout {
  static constexpr uint8_t kHeadBytes = 4;
  static constexpr uint8_t kBiasBytes = 4;
  static constexpr uint8_t kPairs = 2;
  static constexpr uint8_t kAlignment = sizeof(typename Layout::Parameter);
  static constexpr uint8_t kSum = 1;

  static THIMBLE_INLINE int16_t input(int8_t x) { return x; }
  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return Portable::bias(params);
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return s; }
};

// Inputs plus 128 and sums modulo 2^24, on all AVRs.
template <>
struct PackedLayout<ForAvr> {
  static constexpr uint8_t kHeadBytes = 1;
  static constexpr uint8_t kBiasBytes = 3;
  static constexpr uint8_t kPairs = 2;
  static constexpr uint8_t kAlignment = 1;
  static constexpr uint8_t kSum = 1;

  static THIMBLE_INLINE int16_t input(int8_t x) { return static_cast<uint8_t>(x ^ 0x80); }
  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return ForAvr::bias(params);
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return ForAvr::sum(s); }
};

template <>
struct PackedLayout<ForAvrTiny> : PackedLayout<ForAvr> {
  static constexpr uint8_t kPairs = 1;
  static constexpr uint8_t kSum = 2;
};

}  // namespace thimble
