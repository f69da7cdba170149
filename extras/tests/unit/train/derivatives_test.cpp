// SPDX-License-Identifier: MIT
// Derivatives of all activations and losses against central differences in float64.
#include "thimble/train/derivatives.h"

#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/train.h>

#include <cmath>

#include "support/proof.h"

namespace {

using thimble::Derivative;
using thimble_test::Proof;

struct Cube {
  static double forward(double x) { return x * x * x; }
  static double derivative_from_input(double x) { return 3 * x * x; }
};
struct Root {
  static double forward(double x) { return std::sqrt(x * x + 1); }
  // Its outputs do not tell the sign; the inputs of the test are positive.
  static double derivative_from_output(double y) { return std::sqrt(y * y - 1) / y; }
};

template <class Activation>
double derivative(double x) {
  using D = Derivative<Activation>;
  return D::of(D::kFromOutput ? Activation::forward(x) : x);
}

template <class Activation>
class DerivativeTest : public testing::Test {};

using Everywhere = testing::Types<
    thimble::Identity, thimble::Sigmoid, thimble::Tanh, thimble::ReLU, thimble::ReLU6,
    thimble::LeakyReLU<>, thimble::LeakyReLU<thimble::Ratio<3, 10>>, thimble::ELU<>,
    thimble::ELU<thimble::Ratio<1, 2>>, thimble::SELU, thimble::Softplus, thimble::SiLU,
    thimble::GELU, thimble::Mish, thimble::Gaussian, thimble::HardSigmoid, Cube>;
TYPED_TEST_SUITE(DerivativeTest, Everywhere);

TYPED_TEST(DerivativeTest, IsTheSlopeOfTheActivation) {
  Proof proof("gradient");
  const double h = 1.0 / (1 << 17);
  // Steps that miss the kinks at -3, 0, 3 and 6.
  for (int i = -800; i <= 800; ++i) {
    const double x = (i + 0.37) / 100;
    const double slope =
        (TypeParam::forward(x + h) - TypeParam::forward(x - h)) / (2 * h);
    EXPECT_TRUE(proof.check(std::fabs(derivative<TypeParam>(x) - slope) <=
                            1e-8 * (1 + std::fabs(slope))))
        << x << ": " << derivative<TypeParam>(x) << " for " << slope;
  }
}

TYPED_TEST(DerivativeTest, IsFiniteWhereTheActivationIs) {
  Proof proof("gradient");
  for (const float x :
       {-3e38f, -1e4f, -90.0f, -1e-30f, 0.0f, 1e-30f, 90.0f, 1e4f, 3e38f}) {
    const float y = static_cast<float>(TypeParam::forward(x));
    using D = Derivative<TypeParam>;
    if (!std::isfinite(y)) continue;
    const float slope = static_cast<float>(D::of(D::kFromOutput ? y : x));
    EXPECT_TRUE(proof.check(std::isfinite(slope))) << x << ": " << slope;
  }
}

TEST(Derivative, OfOwnActivationFromItsOutput) {
  Proof proof("gradient");
  for (int i = 1; i < 100; ++i) {
    const double x = i / 10.0;
    EXPECT_TRUE(
        proof.check(std::fabs(derivative<Root>(x) - x / std::sqrt(x * x + 1)) <= 1e-12));
  }
}

template <class Loss>
class LossTest : public testing::Test {};
using ByOutput = testing::Types<thimble::HalfSquaredError, thimble::MeanSquaredError,
                                thimble::MeanAbsoluteError, thimble::Huber<>,
                                thimble::Huber<thimble::Ratio<1, 4>>>;
TYPED_TEST_SUITE(LossTest, ByOutput);

TYPED_TEST(LossTest, HasTheDerivativeItSays) {
  Proof proof("gradient");
  const double h = 1.0 / (1 << 17);
  for (int i = -300; i <= 300; ++i) {
    for (const double t : {-1.0, 0.0, 0.5}) {
      const double y = (i + 0.37) / 100;
      const double slope = (TypeParam::of(y + h, t) - TypeParam::of(y - h, t)) / (2 * h);
      EXPECT_TRUE(
          proof.check(std::fabs(TypeParam::derivative(y, t) - slope) <= 1e-9 * 300))
          << y << " " << t;
    }
  }
}

}  // namespace
