// SPDX-License-Identifier: MIT
// How the int8 parameters of a layer are laid out in memory.
//
// Portable is the order of a record and of every core without an order of its own; the
// converter writes the others for one target. All give the same results, bit for bit. A
// layout is a struct with
//   Parameter               the element of a parameter array. Its size is the alignment
//                           of everything a block holds: weights and requantization are
//                           filled up to a multiple of it
//   kBlock                  units of a block, 4 or 1; the last ones have blocks of one
//   kGroup                  how many weights of one unit stand together: for each group
//                           of inputs come the weights of the first unit, then those of
//                           the next; a group that reaches beyond the inputs is filled up
//   kBiasBytes              bytes of a bias
//   head_bytes<Rounding>()  bytes a layer stores once
//   Units<Rounding>         the rule as the units of this layout store it: kUnitBytes and
//                           requantize() of numeric/rounding.h
//   bias(params)            reads one bias
//   product(x, w)           what the stored weight w adds to the sum for the input x
//   products(params, x, left)
//                           reads one group of one unit: what it adds to the sum for
//                           the inputs x[0], x[1], ... of which `left` are left
//   sum(s)                  the finished sum
//   Sum                     a sum kept in memory while inputs arrive one by one
#pragma once

#include "../platform/multiply.h"
#include "rounding_for_avr.h"

namespace thimble {

namespace detail {

// What layouts share: biases and sums of 32 bits ...
struct Sums32 {
  using Sum = int32_t;
  static constexpr uint8_t kBlock = 4;
  static constexpr uint8_t kBiasBytes = 4;
  template <class Rounding>
  using Units = Rounding;
  template <class Rounding>
  static constexpr uint8_t head_bytes() {
    return 4;
  }

  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    return params.template next<int32_t>();
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) { return s; }
};

// ... weights as they are, or weights stored plus 128 for inputs taken plus 128 ...
struct SignedWeights {
  static THIMBLE_INLINE int16_t product(int8_t x, uint8_t w) {
    return platform::multiply(x, static_cast<int8_t>(w));
  }
};
struct OffsetWeights {
  static THIMBLE_INLINE int16_t product(int8_t x, uint8_t w) {
    return static_cast<int16_t>(static_cast<int16_t>(static_cast<uint8_t>(x ^ 0x80)) *
                                static_cast<int8_t>(w ^ 0x80));
  }
};

// ... and inputs one by one.
template <class Weights>
struct OneByOne : Weights {
  static constexpr uint8_t kGroup = 1;

  template <class Reader>
  static THIMBLE_INLINE int16_t products(Reader& params, const int8_t* x, uint16_t) {
    const int8_t first = *x;
    return Weights::product(first, params.template next<uint8_t>());
  }
};

}  // namespace detail

// int32 biases, signed weights, everything a multiple of four bytes as far as it goes.
struct Portable : detail::Sums32, detail::OneByOne<detail::SignedWeights> {
  using Parameter = uint8_t;
};

// A 24-bit sum in three bytes.
class Sum24 {
 public:
  Sum24& operator=(int32_t sum) {
    low_ = static_cast<uint8_t>(sum);
    middle_ = static_cast<uint8_t>(sum >> 8);
    high_ = static_cast<int8_t>(sum >> 16);
    return *this;
  }
  Sum24& operator+=(int32_t more) { return *this = *this + more; }
  operator int32_t() const {
    return static_cast<int32_t>(high_) * INT32_C(65536) +
           static_cast<uint16_t>(static_cast<uint16_t>(middle_) << 8 | low_);
  }

 private:
  uint8_t low_;
  uint8_t middle_;
  int8_t high_;
};

// For AVR cores with a multiplier: 24-bit biases, weights stored plus 128, inputs taken
// plus 128 and this folded into the biases (bias' = bias - 128 sum w), so that the
// products are unsigned and one MUL, ADD, ADC, ADC adds one. Sums are taken modulo 2^24:
// only for layers whose sums the converter has proven to fit.
struct ForAvr : detail::OneByOne<detail::OffsetWeights> {
  using Parameter = uint8_t;
  using Sum = Sum24;
  static constexpr uint8_t kBlock = 4;
  static constexpr uint8_t kBiasBytes = 3;
  template <class Rounding>
  using Units = typename UnitsForAvr<Rounding>::Type;
  template <class Rounding>
  static constexpr uint8_t head_bytes() {
    return Rounding::kFacts;
  }

  template <class Reader>
  static THIMBLE_INLINE int32_t bias(Reader& params) {
    const uint16_t low = params.template next<uint16_t>();
    const int8_t high = params.template next<int8_t>();
    return static_cast<int32_t>(high) * INT32_C(65536) + low;
  }
  static THIMBLE_INLINE int32_t sum(int32_t s) {
    const uint32_t low = static_cast<uint32_t>(s) & UINT32_C(0xffffff);
    return static_cast<int32_t>(low ^ UINT32_C(0x800000)) - INT32_C(0x800000);
  }
};

// The same bytes, for a kernel that skips the four weights of an input of -128, which is
// 0 as the kernel takes it: the zeros that a ReLU gives and images are full of. It pays
// from a few percent of zeros on, and makes the time depend on the values.
struct ForAvrSparse : ForAvr {};

}  // namespace thimble
