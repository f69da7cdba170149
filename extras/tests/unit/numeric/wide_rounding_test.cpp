// SPDX-License-Identifier: MIT
// The roundings of 32-bit cores against big integers and against the plain ones.
#include <thimble/numeric/wide_rounding.h>

#include "support/proof.h"
#include "support/random.h"
#include "support/reference.h"

namespace {

using thimble::Native;
using thimble::Tflite;
using thimble::WideRounding;
using thimble_test::Proof;
using thimble_test::Random;

constexpr int32_t kExtremes[] = {INT32_MIN,
                                 INT32_MIN + 1,
                                 -(1 << 30) - 1,
                                 -(1 << 30),
                                 -(1 << 30) + 1,
                                 -65537,
                                 -65536,
                                 -65535,
                                 -32769,
                                 -32768,
                                 -2,
                                 -1,
                                 0,
                                 1,
                                 2,
                                 32767,
                                 32768,
                                 65535,
                                 65536,
                                 65537,
                                 (1 << 30) - 1,
                                 1 << 30,
                                 (1 << 30) + 1,
                                 INT32_MAX - 1,
                                 INT32_MAX};

template <bool kLongMultiply>
bool high_product_is_right(int32_t a, int32_t b) {
  return thimble::numeric::HighProduct<kLongMultiply>::rounded(a, b) ==
         thimble::numeric::saturating_rounding_doubling_high_multiply(a, b);
}

bool scaled_is_right(int32_t sum, int32_t multiplier, int shift) {
  const int32_t expected = thimble::numeric::multiply_by_quantized_multiplier(
      sum, multiplier, static_cast<int8_t>(shift));
  return WideRounding<Tflite, true>::scaled(sum, multiplier, shift) == expected &&
         WideRounding<Tflite, false>::scaled(sum, multiplier, shift) == expected;
}

bool native_is_right(int64_t sum, uint32_t multiplier, int shift) {
  if (sum < INT32_MIN || sum > INT32_MAX) return true;
  return WideRounding<Native, true>::rounded(static_cast<uint32_t>(shift),
                                             static_cast<int32_t>(sum), multiplier) ==
         thimble_test::native_requantized(sum, multiplier, shift);
}

// Of any size: a random number of the upper bits is the sign's.
int32_t any_sum(Random& random) {
  return static_cast<int32_t>(random.bits()) >> random.below(31);
}

TEST(WideRounding, ProductsOfExtremes) {
  Proof proof("requantize");
  for (int32_t a : kExtremes) {
    for (int32_t b : kExtremes) {
      if (b < 0) continue;
      EXPECT_TRUE(proof.check(high_product_is_right<true>(a, b)));
      EXPECT_TRUE(proof.check(high_product_is_right<false>(a, b)));
    }
  }
}

TEST(WideRounding, RandomTflite) {
  Proof proof("requantize");
  Random random(41);
  for (int i = 0; i < 1000000; ++i) {
    const int32_t sum = any_sum(random);
    const int32_t multiplier = random.between(1 << 30, INT32_MAX);
    const int shift = random.between(-31, 2);
    ASSERT_TRUE(proof.check(scaled_is_right(sum, multiplier, shift)))
        << sum << " " << multiplier << " " << shift;
  }
}

// With a multiplier of 1/2 and r more bits to the right, every 2^r-th even sum is a tie.
TEST(WideRounding, TiesOfTflite) {
  Proof proof("requantize");
  for (int right = 0; right <= 31; ++right) {
    for (int64_t k = -3000; k <= 3000; ++k) {
      for (int64_t beside = -2; beside <= 2; ++beside) {
        const int64_t sum = k * (INT64_C(1) << right) + beside;
        if (sum < INT32_MIN || sum > INT32_MAX) continue;
        ASSERT_TRUE(proof.check(
            scaled_is_right(static_cast<int32_t>(sum), INT32_C(1) << 30, -right)));
      }
    }
  }
}

TEST(WideRounding, ExtremesOfTflite) {
  Proof proof("requantize");
  for (int32_t sum : kExtremes) {
    for (int32_t multiplier : kExtremes) {
      if (multiplier < 0) continue;
      for (int shift = -31; shift <= 31; ++shift) {
        ASSERT_TRUE(proof.check(scaled_is_right(sum, multiplier, shift)));
      }
    }
  }
}

TEST(WideRounding, RandomNative) {
  Proof proof("requantize");
  Random random(42);
  for (int i = 0; i < 1000000; ++i) {
    const int shift = random.below(2) ? 16 : 24;
    const int32_t least = shift == 24 ? 1024 : 256;
    const uint32_t multiplier = static_cast<uint32_t>(random.between(least, 65535));
    ASSERT_TRUE(proof.check(native_is_right(any_sum(random), multiplier, shift)));
  }
}

// The rule rounds down, so its edges are the least sums that give each result.
TEST(WideRounding, EdgesOfNative) {
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
    for (int32_t sum : kExtremes) {
      ASSERT_TRUE(proof.check(native_is_right(sum, least, shift)));
      ASSERT_TRUE(proof.check(native_is_right(sum, 65535, shift)));
    }
  }
}

}  // namespace
