// SPDX-License-Identifier: MIT
// Tests of numeric/rounding.h: both requantizations against big integers.
//
// Claim `requantize`: over a million random cases for each rule, and every tie.
#include "thimble/numeric/rounding.h"

#include <gtest/gtest.h>

#include "support/proof.h"
#include "support/random.h"
#include "support/reference.h"

namespace {

using thimble::Native;
using thimble::Tflite;
using thimble_test::Proof;
using thimble_test::Random;

// The sums, multiplier and shift of TensorFlow's own arithmetic: its shift to the left
// must fit in 32 bits.
bool tflite_is_right(int64_t sum, int32_t multiplier, int shift, int zero_point, int low,
                     int high) {
  const Tflite::Layer layer = {static_cast<int8_t>(zero_point), static_cast<int8_t>(low),
                               static_cast<int8_t>(high)};
  const int8_t got = Tflite::requantize(layer, static_cast<int32_t>(sum), multiplier,
                                        static_cast<int8_t>(shift));
  const int8_t expected =
      thimble_test::tflite_requantized(sum, multiplier, shift, zero_point, low, high);
  EXPECT_EQ(int(got), int(expected))
      << "sum " << sum << " multiplier " << multiplier << " shift " << shift
      << " zero_point " << zero_point << " clamp " << low << ".." << high;
  return got == expected;
}

bool native_is_right(int64_t sum, uint32_t multiplier, int shift) {
  const Native::Layer layer = {static_cast<uint8_t>(shift)};
  const int8_t got = Native::requantize(layer, static_cast<int32_t>(sum),
                                        static_cast<uint16_t>(multiplier));
  const int8_t expected = thimble_test::native_requantized(sum, multiplier, shift);
  EXPECT_EQ(int(got), int(expected))
      << "sum " << sum << " multiplier " << multiplier << " shift " << shift;
  return got == expected;
}

bool fits(int64_t value) { return value >= INT32_MIN && value <= INT32_MAX; }

TEST(TfliteRequantize, RandomOperands) {
  Proof proof("requantize");
  Random random(5);
  for (int i = 0; i < 1000000 && !HasFailure(); ++i) {
    // One draw a statement: compilers differ in the order of arguments.
    const int shift = random.between(-31, 10);
    const int left = shift > 0 ? shift : 0;
    const uint32_t smaller = random.below(static_cast<uint32_t>(31 - left));
    const int32_t sum = static_cast<int32_t>(random.bits()) >> (left + int(smaller));
    const int32_t least = random.below(8) == 0 ? 0 : 1 << 30;
    const int32_t multiplier = random.between(least, INT32_MAX);
    const int zero_point = random.byte();
    const int low = i % 2 ? random.between(-128, 127) : -128;
    const int high = i % 2 ? random.between(low, 127) : 127;
    proof.check(tflite_is_right(sum, multiplier, shift, zero_point, low, high));
  }
}

TEST(TfliteRequantize, ExtremeOperands) {
  Proof proof("requantize");
  const int32_t sums[] = {INT32_MIN, INT32_MIN + 1, -1, 0, 1, INT32_MAX - 1, INT32_MAX};
  const int32_t multipliers[] = {0, 1, (1 << 30) - 1, 1 << 30, INT32_MAX - 1, INT32_MAX};
  for (int64_t sum : sums) {
    for (int shift = -31; shift <= 30; ++shift) {
      if (!fits(sum * (INT64_C(1) << (shift > 0 ? shift : 0)))) continue;
      for (int32_t multiplier : multipliers) {
        for (int zero_point : {-128, -1, 0, 127}) {
          proof.check(tflite_is_right(sum, multiplier, shift, zero_point, -128, 127));
        }
      }
    }
  }
}

// A product by 2^30 halves, so an odd sum is a tie of the product; a tie of the shift is
// an odd multiple of half its divisor. Every tie whose result is an int8, for each shift.
TEST(TfliteRequantize, EveryTie) {
  Proof proof("requantize");
  const int32_t half = 1 << 30;
  for (int result = -140; result <= 140; ++result) {
    for (int left = 0; left <= 8; ++left) {
      proof.check(tflite_is_right(2 * result + 1, half >> left, left, 0, -128, 127));
    }
    for (int right = 1; right <= 31; ++right) {
      const int64_t tie = (2 * int64_t(result) + 1) * (INT64_C(1) << (right - 1));
      for (int64_t sum : {2 * tie - 2, 2 * tie - 1, 2 * tie, 2 * tie + 1}) {
        if (fits(sum)) proof.check(tflite_is_right(sum, half, -right, 0, -128, 127));
      }
    }
  }
}

// What kernels/avr/dense_tflite.h computes of a sum of 24 bits, as its formula says.
bool avr_formula_is_right(int32_t sum, int32_t multiplier, int shift, int zero_point,
                          int low, int high) {
  using thimble_test::Wide;
  const int n = sum < 0;
  const Wide product = Wide(n ? -int64_t(sum) : sum) * (2 * Wide(multiplier));
  const Wide first = (product + (Wide(1) << 31) - n) >> 32;
  const Wide magnitude = (first + (Wide(1) << (-shift - 1))) >> -shift;
  const Wide y = n ? zero_point - magnitude : zero_point + magnitude;
  const int got = static_cast<int>(y < low ? low : y > high ? high : y);
  const int expected =
      thimble_test::tflite_requantized(sum, multiplier, shift, zero_point, low, high);
  EXPECT_EQ(got, expected) << sum << " " << multiplier << " " << shift;
  return got == expected;
}

TEST(TfliteForAvr, RandomOperandsAndTies) {
  Proof proof("requantize");
  Random random(7);
  for (int i = 0; i < 1000000 && !HasFailure(); ++i) {
    const int32_t sum = static_cast<int32_t>(random.bits()) >> 8 >> random.below(22);
    const int32_t multiplier = i % 2 ? 1 << 30 : random.between(1 << 30, INT32_MAX);
    const int shift = -random.between(1, 24);
    const int low = random.between(-128, 127);
    proof.check(avr_formula_is_right(sum, multiplier, shift, random.byte(), low,
                                     random.between(low, 127)));
  }
}

TEST(TfliteForAvr, ExtremeOperandsAndEveryTie) {
  Proof proof("requantize");
  const int32_t sums[] = {-(1 << 23), 1 - (1 << 23), -1, 0, 1, (1 << 23) - 1};
  for (int shift = -24; shift <= -1; ++shift) {
    for (int32_t sum : sums) {
      for (int32_t multiplier : {0, 1, 1 << 30, INT32_MAX}) {
        proof.check(avr_formula_is_right(sum, multiplier, shift, -128, -128, 127));
        proof.check(avr_formula_is_right(sum, multiplier, shift, 127, -128, 127));
      }
    }
    for (int result = -140; result <= 140; ++result) {
      const int64_t tie = (2 * int64_t(result) + 1) * (INT64_C(1) << (-shift - 1));
      for (int64_t sum : {2 * tie - 2, 2 * tie - 1, 2 * tie, 2 * tie + 1}) {
        if (sum < -(1 << 23) || sum >= 1 << 23) continue;
        proof.check(avr_formula_is_right(static_cast<int32_t>(sum), 1 << 30, shift, 0,
                                         -128, 127));
      }
    }
  }
}

TEST(NativeRequantize, RandomOperands) {
  Proof proof("requantize");
  Random random(6);
  for (int i = 0; i < 1000000 && !HasFailure(); ++i) {
    const int shift = random.below(2) ? 16 : 24;
    const int32_t least = shift == 24 ? 1024 : 256;
    const uint32_t smaller = random.below(31);
    const int32_t sum = static_cast<int32_t>(random.bits()) >> smaller;
    const int32_t multiplier = random.between(least, 65535);
    proof.check(native_is_right(sum, static_cast<uint32_t>(multiplier), shift));
  }
}

TEST(NativeRequantize, ExtremeOperands) {
  Proof proof("requantize");
  const int32_t sums[] = {INT32_MIN,
                          INT32_MIN + 1,
                          -(1 << 23) - 1,
                          -(1 << 23),
                          -(1 << 23) + 1,
                          -65536,
                          -257,
                          -256,
                          -255,
                          -1,
                          0,
                          1,
                          255,
                          256,
                          65535,
                          (1 << 23) - 2,
                          (1 << 23) - 1,
                          1 << 23,
                          INT32_MAX - 1,
                          INT32_MAX};
  for (int64_t sum : sums) {
    for (uint32_t multiplier :
         {256u, 257u, 1023u, 1024u, 1025u, 32768u, 65534u, 65535u}) {
      proof.check(native_is_right(sum, multiplier, 16));
      if (multiplier >= 1024) proof.check(native_is_right(sum, multiplier, 24));
    }
  }
}

// The rule rounds down, so its edges are the least sums that give each result.
TEST(NativeRequantize, EveryEdge) {
  Proof proof("requantize");
  for (int shift : {16, 24}) {
    const uint32_t least = shift == 24 ? 1024 : 256;
    for (uint32_t multiplier = least; multiplier <= 65535; multiplier += 131) {
      for (int64_t result = -1; result <= 256; ++result) {
        const int64_t edge = static_cast<int64_t>(-thimble_test::floor_divide(
            -thimble_test::Wide(result) * (1L << shift), multiplier));
        proof.check(native_is_right(edge, multiplier, shift));
        proof.check(native_is_right(edge - 1, multiplier, shift));
      }
    }
  }
}

}  // namespace
