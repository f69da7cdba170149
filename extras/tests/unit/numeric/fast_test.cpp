// SPDX-License-Identifier: MIT
// Tests of Fast<Float32>: the errors it states, and models of it.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "support/placed.h"
#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using numeric::FastFunctions;
using thimble_test::Proof;
using thimble_test::Random;

void check(Proof& proof, float x) {
  const double wide = x;
  const double s =
      wide < 0 ? std::exp(wide) / (1 + std::exp(wide)) : 1 / (1 + std::exp(-wide));
  EXPECT_TRUE(proof.check(std::fabs(FastFunctions::sigmoid(x) - s) < 1e-4)) << x;
  EXPECT_TRUE(proof.check(
      std::fabs(FastFunctions::hyperbolic_tangent(x) - std::tanh(wide)) < 2.5e-4))
      << x << " " << FastFunctions::hyperbolic_tangent(x);
}

TEST(Fast, ErrorsAreWhatIsStated) {
  Proof proof("fast_functions");
  for (int i = -40 * 4096; i <= 40 * 4096; ++i) check(proof, i / 4096.0f + 1e-5f);
  for (float size = 1e-44f; size < 3e38f; size *= 1.37f) {
    check(proof, size);
    check(proof, -size);
  }
  const float infinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(FastFunctions::sigmoid(infinity), 1.0f);
  EXPECT_EQ(FastFunctions::sigmoid(-infinity), 0.0f);
  EXPECT_EQ(FastFunctions::hyperbolic_tangent(infinity), 1.0f);
  EXPECT_EQ(FastFunctions::hyperbolic_tangent(-infinity), -1.0f);
  const float nan = std::numeric_limits<float>::quiet_NaN();
  EXPECT_TRUE(std::isnan(FastFunctions::sigmoid(nan)));
  EXPECT_TRUE(std::isnan(FastFunctions::hyperbolic_tangent(nan)));
}

// The same parameters, and outputs that are nearly those of Float32.
template <class... Layers>
void check_model(uint32_t seed) {
  using Exact = Model<Float32, Ram, Input<5>, Layers...>;
  using Quick = Model<Fast<Float32>, Ram, Input<5>, Layers...>;
  static_assert(Exact::kParameterCount == Quick::kParameterCount, "");
  static_assert(sizeof(Exact) == sizeof(Quick), "");
  Proof proof("fast_functions");
  Random random(seed);
  bool all_equal = true;
  for (int net = 0; net < 50; ++net) {
    std::vector<float> parameters, x;
    for (uint32_t i = 0; i < Exact::kParameterCount; ++i) {
      parameters.push_back(random.number(1));
    }
    for (int i = 0; i < 5; ++i) x.push_back(random.number(2));
    const auto exact = thimble_test::predict<Exact, Ram, float>(parameters, x).y;
    const auto quick = thimble_test::predict<Quick, Ram, float>(parameters, x).y;
    for (size_t o = 0; o < exact.size(); ++o) {
      EXPECT_TRUE(proof.check(std::fabs(exact[o] - quick[o]) < 2e-3));
      all_equal = all_equal && exact[o] == quick[o];
    }
  }
  EXPECT_FALSE(all_equal);  // it is another function
}

TEST(Fast, Dense) { check_model<Dense<4, Tanh>, Dense<3, Sigmoid>, Softmax>(60); }
TEST(Fast, SiLU) { check_model<Dense<4, SiLU>, Dense<2>>(61); }
TEST(Fast, Recurrent) {
  check_model<Lstm<4>, Gru<3>, Dense<2>>(62);
  check_model<SimpleRnn<4>>(63);
}

}  // namespace
