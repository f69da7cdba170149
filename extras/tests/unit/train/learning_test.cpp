// SPDX-License-Identifier: MIT
// Learning as learning: small problems from fifty beginnings, in floats and in Int16.
#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/train.h>

#include <cmath>

#include "support/proof.h"

namespace {

using namespace thimble;
using thimble_test::Proof;

constexpr int kSeeds = 50;
constexpr int kEnough = 45;

// One as each number format has it.
template <class T>
constexpr T one() {
  return T(1);
}
template <>
constexpr int16_t one<int16_t>() {
  return Int16::kOne;
}

// Of how many beginnings a network learns whether an odd number of its inputs is 1, to
// within 0.3 for all of them.
template <class Net, class Loss, class Optimizer, class Init>
int converged(typename Optimizer::template Rule<typename Net::Value> rule, int epochs) {
  using T = typename Net::Value;
  constexpr int kInputs = Net::kInputs, kRows = 1 << kInputs;
  int count = 0;
  for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
    T w[Net::kParameterCount];
    Net net(w);
    initialize<Init>(net, w, seed);
    Trainer<Net, Loss, Optimizer> trainer(net, w, rule);
    bool right = false;
    for (int epoch = 0; epoch < epochs && !right; ++epoch) {
      for (int pass = 0; pass < 2; ++pass) {
        right = true;
        for (int row = 0; row < kRows; ++row) {
          T x[kInputs], t[1] = {0};
          for (int i = 0; i < kInputs; ++i) {
            x[i] = (row >> i & 1) != 0 ? one<T>() : T(0);
            t[0] = x[i] == T(0) ? t[0] : static_cast<T>(one<T>() - t[0]);
          }
          if (pass == 0) {
            trainer.fit(x, t);
          } else {
            const double error = double(net.predict(x)[0]) - double(t[0]);
            right = right && std::fabs(error) <= 0.3 * double(one<T>());
          }
        }
      }
    }
    count += right;
  }
  return count;
}

template <class Number, class Hidden = Sigmoid>
using Xor = Model<Number, Ram, Input<2>, Dense<3, Hidden>, Dense<1, Sigmoid>>;
template <class Number, class Hidden = Sigmoid>
using Parity = Model<Number, Ram, Input<3>, Dense<6, Hidden>, Dense<1, Sigmoid>>;
using Wide = Uniform<Ratio<1>>;

void expect(int count) {
  Proof proof("gradient");
  EXPECT_TRUE(proof.check(count >= kEnough)) << count << " of " << kSeeds;
}

TEST(Xor, InFloats) {
  expect(converged<Xor<Float32, Tanh>, HalfSquaredError, Sgd, Suited>({0.5f}, 1500));
  expect(converged<Xor<Float32, Tanh>, BinaryCrossEntropy, Adam, Suited>({0.05f}, 1000));
}
TEST(Xor, InInt16) {
  expect(converged<Xor<Int16>, HalfSquaredError, ShiftSgd<>, Wide>({0}, 2000));
  expect(converged<Xor<Int16, Tanh>, BinaryCrossEntropy, ShiftSgd<>, Suited>({2}, 1500));
}
TEST(Parity, InFloats) {
  expect(converged<Parity<Float32>, HalfSquaredError, Sgd, Wide>({0.5f}, 5000));
  expect(converged<Parity<Float32, Tanh>, BinaryCrossEntropy, Momentum, Suited>({0.03f},
                                                                                500));
}
TEST(Parity, InInt16) {
  expect(converged<Parity<Int16>, HalfSquaredError, ShiftSgd<>, Wide>({1}, 5000));
  expect(converged<Parity<Int16, Tanh>, BinaryCrossEntropy, ShiftSgd<Stochastic>, Suited>(
      {3}, 1500));
}

// A layer of which no unit answers to any sample never learns. With the parameters that
// suit it none begins so, whatever the seed.
template <class Net>
int silent_at_birth() {
  int silent = 0;
  for (uint32_t seed = 1; seed <= 500; ++seed) {
    float w[Net::kParameterCount];
    Net net(w);
    initialize(net, w, seed);
    bool heard = false;
    Random random(seed);
    for (int row = 0; row < 64 && !heard; ++row) {
      float x[Net::kInputs];
      for (float& value : x) value = static_cast<float>(random.below(2));
      const float* y = net.predict(x);
      for (uint16_t i = 0; i < Net::kOutputs; ++i) heard = heard || y[i] > 0;
    }
    silent += !heard;
  }
  return silent;
}

TEST(Initialize, NoNetworkIsSilentAtBirth) {
  Proof proof("gradient");
  EXPECT_TRUE(
      proof.check(silent_at_birth<Model<Float32, Ram, Input<2>, Dense<3, ReLU>>>() == 0));
  EXPECT_TRUE(proof.check(
      silent_at_birth<Model<Float32, Ram, Input<8>, Dense<8, ReLU>, Dense<6, ReLU>>>() ==
      0));
  EXPECT_TRUE(proof.check(
      silent_at_birth<
          Model<Float32, Ram, Input<64>, Dense<16, ReLU>, Dense<16, ReLU6>>>() == 0));
}

// The draws themselves: their limits, and that a seed gives the same everywhere.
TEST(Initialize, DrawsWithinItsLimits) {
  Proof proof("gradient");
  using Net = Model<Float32, Ram, Input<40>, Dense<20, Tanh>>;
  float w[Net::kParameterCount];
  Net net(w);
  const auto check = [&](float limit) {
    float most = 0;
    for (size_t i = 0; i < Net::kParameterCount; ++i) {
      if (i % 41 == 0) {
        EXPECT_TRUE(proof.check(w[i] == 0));
      } else {
        most = std::fmax(most, std::fabs(w[i]));
      }
    }
    EXPECT_TRUE(proof.check(most <= limit && most > 0.98f * limit)) << most;
  };
  initialize<Glorot>(net, w, 3);
  check(std::sqrt(6.0f / 60));
  initialize<He>(net, w, 3);
  check(std::sqrt(6.0f / 40));
  initialize<LeCun>(net, w, 3);
  check(std::sqrt(3.0f / 40));
  initialize<Zero>(net, w, 3);
  for (const float value : w) EXPECT_EQ(0, value);
  initialize<Uniform<>>(net, w, 3);
  for (const float value : w) {
    const float steps = value * 100000;
    EXPECT_TRUE(proof.check(steps >= -90000.5f && steps < 90000 &&
                            std::fabs(steps - std::round(steps)) < 0.02f));
  }
  using Shared = Model<Float32, Ram, Input<3>, Dense<2, Tanh, SharedBias>>;
  float v[Shared::kParameterCount];
  initialize<Uniform<>>(Shared(v), v, 3);
  EXPECT_EQ(1, v[0]);
  initialize<Glorot>(Shared(v), v, 42);
  const float drawn[] = {0, -0.59924626350402832f, 0.54438948631286621f,
                         -0.66617083549499512f};
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(proof.check(v[i] == drawn[i])) << v[i];
}

}  // namespace
