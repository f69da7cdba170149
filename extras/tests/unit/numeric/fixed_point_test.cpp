// SPDX-License-Identifier: MIT
// Tests of numeric/fixed_point.h and fixed_point_exp.h against big integers and reals.
#include "thimble/numeric/fixed_point.h"

#include <gtest/gtest.h>
#include <math.h>

#include "support/random.h"
#include "support/reference.h"
#include "thimble/numeric/fixed_point_exp.h"

namespace {

using namespace thimble::numeric;
using thimble_test::nearest;
using thimble_test::Random;

const int32_t kEdges[] = {INT32_MIN,
                          INT32_MIN + 1,
                          -(1 << 30) - 1,
                          -(1 << 30),
                          -65537,
                          -65536,
                          -2,
                          -1,
                          0,
                          1,
                          2,
                          65535,
                          65536,
                          1 << 30,
                          INT32_MAX - 1,
                          INT32_MAX};

// A number with a random count of leading zeros, so that small ones come as often.
int32_t any_int32(Random& random) {
  const int32_t value = static_cast<int32_t>(random.bits());
  const uint32_t zeros = random.below(32);
  return value >> zeros;
}

TEST(FixedPoint, HighProductOfEdgesAndRandoms) {
  for (int32_t a : kEdges) {
    for (int32_t b : kEdges) {
      EXPECT_EQ(saturating_rounding_doubling_high_multiply(a, b),
                thimble_test::doubling_high_product(a, b))
          << a << " * " << b;
    }
  }
  Random random(2);
  for (int i = 0; i < 300000; ++i) {
    const int32_t a = any_int32(random);
    const int32_t b = any_int32(random);
    ASSERT_EQ(saturating_rounding_doubling_high_multiply(a, b),
              thimble_test::doubling_high_product(a, b))
        << a << " * " << b;
  }
}

TEST(FixedPoint, HighProductRoundsHalvesUpward) {
  const int32_t half = 1 << 30;  // times x is x / 2
  EXPECT_EQ(saturating_rounding_doubling_high_multiply(1, half), 1);
  EXPECT_EQ(saturating_rounding_doubling_high_multiply(3, half), 2);
  EXPECT_EQ(saturating_rounding_doubling_high_multiply(-1, half), 0);
  EXPECT_EQ(saturating_rounding_doubling_high_multiply(-3, half), -1);
}

TEST(FixedPoint, DivideByPowerOfTwo) {
  Random random(3);
  for (uint8_t exponent = 0; exponent < 32; ++exponent) {
    for (int32_t x : kEdges) {
      EXPECT_EQ(rounding_divide_by_power_of_two(x, exponent),
                int64_t(nearest(x, exponent)))
          << x << " / 2^" << int(exponent);
    }
    for (int i = 0; i < 5000; ++i) {
      const int32_t x = any_int32(random);
      ASSERT_EQ(rounding_divide_by_power_of_two(x, exponent),
                int64_t(nearest(x, exponent)))
          << x << " / 2^" << int(exponent);
    }
  }
  EXPECT_EQ(rounding_divide_by_power_of_two(-3, 1), -2);  // halves go away from zero
  EXPECT_EQ(rounding_divide_by_power_of_two(3, 1), 2);
}

TEST(FixedPoint, ShiftLeftSaturates) {
  Random random(4);
  for (uint8_t exponent = 0; exponent < 32; ++exponent) {
    for (int i = 0; i < 3000; ++i) {
      const int32_t x = i < 16 ? kEdges[i] : any_int32(random);
      const thimble_test::Wide exact = thimble_test::Wide(x) * (INT64_C(1) << exponent);
      const int64_t expected = exact > INT32_MAX   ? INT32_MAX
                               : exact < INT32_MIN ? INT32_MIN
                                                   : static_cast<int64_t>(exact);
      ASSERT_EQ(saturating_shift_left(x, exponent), expected)
          << x << " << " << int(exponent);
    }
  }
}

TEST(FixedPoint, Clamp) {
  EXPECT_EQ(clamp(5, 0, 3), 3);
  EXPECT_EQ(clamp(-5, 0, 3), 0);
  EXPECT_EQ(clamp(2, 0, 3), 2);
  EXPECT_EQ(clamp(INT32_MIN, -128, 127), -128);
}

// Q5.26 in, Q0.31 out; the approximation is good to 2^-27 or so.
TEST(FixedPoint, ExponentialOfNegatives) {
  double worst = 0;
  for (int64_t a = -(INT64_C(1) << 31); a <= 0; a += 40503) {
    const double exact = exp(ldexp(static_cast<double>(a), -26));
    const double got = ldexp(exp_on_negative(static_cast<int32_t>(a)), -31);
    worst = fmax(worst, fabs(got - exact));
  }
  EXPECT_LT(worst, 3e-7);
  EXPECT_EQ(exp_on_negative(0), INT32_MAX);
  EXPECT_NEAR(ldexp(exp_on_negative(-(1 << 26)), -31), exp(-1.0), 3e-7);
}

TEST(FixedPoint, OneOverOnePlus) {
  double worst = 0;
  for (int64_t a = 0; a <= INT32_MAX; a += 40503) {
    const double exact = 1 / (1 + ldexp(static_cast<double>(a), -31));
    const double got = ldexp(one_over_one_plus(static_cast<int32_t>(a)), -31);
    worst = fmax(worst, fabs(got - exact));
  }
  EXPECT_LT(worst, 1e-8);
  EXPECT_EQ(one_over_one_plus(0), INT32_MAX);
}

}  // namespace
