// SPDX-License-Identifier: MIT
// The int8 parameter layout for AVR cores without a multiplier: ATtinys.
#pragma once

#include "layout.h"

namespace thimble {

// A sum modulo 2^24 of which twice is kept.
class TwiceSum24 {
 public:
  TwiceSum24& operator=(int32_t twice) {
    twice_ = twice;
    return *this;
  }
  TwiceSum24& operator+=(int32_t twice) {
    twice_ += twice;
    return *this;
  }
  operator int32_t() const { return static_cast<int32_t>(twice_) / 2; }

 private:
  Sum24 twice_;
};

// Products come from a table of squares, 2 x w = x^2 + w^2 - (x - w)^2: signed weights,
// and 24-bit biases that hold all that does not depend on x, bias' = 2 bias + sum w^2.
// Twice the sum is taken modulo 2^24: only for layers whose sums are proven to fit into
// 23 bits.
struct ForAvrTiny {
  using Parameter = uint8_t;
  using Sum = TwiceSum24;
  static constexpr uint8_t kBlock = 4;
  static constexpr uint8_t kGroup = 1;
  static constexpr uint8_t kBiasBytes = 3;
  template <class Rounding>
  using Units = Rounding;
  template <class Rounding>
  static constexpr uint8_t head_bytes() {
    return Rounding::kFacts;
  }

  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return ForAvr::bias(params);
  }
  static THIMBLE_INLINE int32_t product(int8_t x, uint8_t w) {
    const int8_t weight = static_cast<int8_t>(w);
    return static_cast<int32_t>(static_cast<int16_t>(2 * x - weight)) * weight;
  }
  template <class Reader>
  static THIMBLE_INLINE int32_t products(Reader& params, const int8_t* x, uint16_t) {
    return product(*x, params.template next<uint8_t>());
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return ForAvr::sum(s) / 2; }
};

}  // namespace thimble
