// SPDX-License-Identifier: MIT
// The two rounding rules in forms that are quick on 32-bit cores, without library calls.
//
// Equal to those of rounding.h for every sum and every multiplier from 0 up. With
// kLongMultiply the core multiplies 32 by 32 bits into 64 (SMULL, MULH); without, four
// products of 16-bit halves do.
//
// WideRounding<Rounding>::requantize<Load>(block, params, y)   as in rounding.h, with
// plain pointers to what the layer and what the units store
#pragma once

#include "../platform/detect.h"
#include "../platform/memory.h"
#include "../storage/ram.h"
#include "rounding.h"

namespace thimble {
namespace numeric {

// floor((a b + 2^30) / 2^31): what saturating_rounding_doubling_high_multiply() gives for
// every a and every b >= 0; truncation and its two nudges are the same as this floor.
template <bool kLongMultiply>
struct HighProduct {
  static THIMBLE_INLINE int32_t rounded(int32_t a, int32_t b) {
    const int64_t product = static_cast<int64_t>(a) * b + (INT32_C(1) << 30);
    return static_cast<int32_t>(product >> 31);
  }
};
// From four products of halves. Of the lower word, 2^16 second + ..., only the upper two
// bits count.
template <>
struct HighProduct<false> {
  static THIMBLE_INLINE int32_t rounded(int32_t a, int32_t b) {
    const uint32_t a_low = static_cast<uint16_t>(a), b_low = static_cast<uint16_t>(b);
    const int32_t a_high = a >> 16, b_high = b >> 16;
    const int32_t first = a_high * static_cast<int32_t>(b_low) +
                          static_cast<int32_t>((a_low * b_low) >> 16);
    const int32_t second = static_cast<int32_t>(a_low) * b_high + (first & 0xffff);
    const uint32_t high =
        static_cast<uint32_t>(a_high * b_high + (first >> 16) + (second >> 16));
    const uint32_t rounded = ((static_cast<uint32_t>(second) & 0xffff) >> 14) + 1;
    return static_cast<int32_t>((high << 1) + (rounded >> 1));
  }
};

// x / 2^exponent rounded half away from zero, for 1 <= exponent <= 31 and x > INT32_MIN:
// floor((x - [x < 0] + 2^(exponent - 1)) / 2^exponent), in two steps that cannot
// overflow.
inline int32_t rounding_shift_right(int32_t x, uint32_t exponent) {
  return (((x + (x >> 31)) >> (exponent - 1)) + 1) >> 1;
}

// sum multiplier 2^(shift - 31), rounded twice.
template <class High>
THIMBLE_INLINE int32_t scaled_sum(int32_t sum, int32_t multiplier, int32_t shift) {
  // Shifts are below 32; damaged ones must not be undefined.
  if (shift > 0) sum = static_cast<int32_t>(static_cast<uint32_t>(sum) << (shift & 31));
  const int32_t high = High::rounded(sum, multiplier);
  if (shift >= 0) return high;
  return rounding_shift_right(high, (static_cast<uint32_t>(-shift - 1) & 31) + 1);
}

template <bool kLongMultiply>
struct ScaledSum {
  static THIMBLE_INLINE int32_t of(int32_t sum, int32_t multiplier, int32_t shift) {
    return scaled_sum<HighProduct<true>>(sum, multiplier, shift);
  }
};
// Four products and their sums fill all registers there are: a function of its own.
template <>
struct ScaledSum<false> {
  static THIMBLE_NOINLINE int32_t of(int32_t sum, int32_t multiplier, int32_t shift) {
    return scaled_sum<HighProduct<false>>(sum, multiplier, shift);
  }
};

}  // namespace numeric

// The sums of a block and what its layer stores: behind one pointer, for a function that
// is short of registers.
struct WideBlock {
  int32_t sums[4];
  uint32_t width;
  const uint8_t* head;
};

template <class Rounding, bool kLongMultiply = THIMBLE_LONG_MULTIPLY != 0>
struct WideRounding;

template <bool kLongMultiply>
struct WideRounding<Tflite, kLongMultiply> {
  static THIMBLE_INLINE int32_t scaled(int32_t sum, int32_t multiplier, int32_t shift) {
    return numeric::ScaledSum<kLongMultiply>::of(sum, multiplier, shift);
  }

  // What the layer stores is read again for each unit: kept in registers it would push
  // others to the stack.
  template <class Load>
  static THIMBLE_INLINE void requantize(const WideBlock& block, const uint8_t* params,
                                        int8_t* y) {
    const uint8_t* shifts = params + 4 * block.width;
    const uint8_t* const end = shifts;
    const int32_t* sums = block.sums;
    while (params != end) {
      const int32_t x = scaled(*sums++, Load::template at<int32_t>(params),
                               static_cast<int8_t>(*shifts++));
      params += 4;
      Ram::Reader facts(block.head);
      const Tflite::Layer layer = Tflite::layer(facts);
      // Clamped before the zero point is added, which could overflow.
      const int32_t low = layer.low - layer.zero_point;
      const int32_t high = layer.high - layer.zero_point;
      *y++ = static_cast<int8_t>(numeric::clamp(x, low, high) + layer.zero_point);
    }
  }
};

// floor(sum M / 2^shift) is the upper half of 2^8 sum times 2^(24 - shift) M, for a sum
// saturated to 24 bits.
template <bool kLongMultiply>
struct WideRounding<Native, kLongMultiply> {
  static THIMBLE_INLINE int8_t rounded(uint32_t shift, int32_t sum, uint32_t multiplier) {
    const int32_t limit = INT32_C(1) << 23;
    sum = numeric::clamp<int32_t>(sum, -limit, limit - 1);
    const int64_t product = static_cast<int64_t>(sum * 256) *
                            static_cast<int32_t>(multiplier << ((24 - shift) & 31));
    const int32_t scaled = static_cast<int32_t>(product >> 32);
    return static_cast<int8_t>(numeric::clamp<int32_t>(scaled, 0, 255) - 128);
  }

  template <class Load>
  static THIMBLE_INLINE void requantize(const WideBlock& block, const uint8_t* params,
                                        int8_t* y) {
    Ram::Reader facts(block.head);
    const Native::Layer layer = Native::layer(facts);
    const uint32_t width = block.width;  // y might be the same memory
    for (uint32_t k = 0; k < width; ++k) {
      y[k] = rounded(layer.shift, block.sums[k],
                     Load::template at<uint16_t>(params + 2 * k));
    }
  }
};

// The form of rounding.h, which needs two 16-bit multiplications.
template <>
struct WideRounding<Native, false> {
  template <class Load>
  static THIMBLE_INLINE void requantize(const WideBlock& block, const uint8_t* params,
                                        int8_t* y) {
    Ram::Reader facts(block.head);
    const Native::Layer layer = Native::layer(facts);
    for (uint32_t k = 0; k < block.width; ++k) {
      y[k] = Native::requantize(layer, block.sums[k],
                                Load::template at<uint16_t>(params + 2 * k));
    }
  }
};

}  // namespace thimble
