// SPDX-License-Identifier: MIT
// The derivatives a trainer finds, read off a step of rate 1 in float64, against central
// differences of the loss that it reports: every layer, activation and loss.
#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/train.h>

#include <cmath>
#include <vector>

#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Proof;
using thimble_test::Random;

double any(Random& random) {
  return random.number(1) * 0.9 + 1.0 / 3000 * random.number(1);
}

struct Own {
  static double forward(double x) { return x + std::cos(x) / 2; }
  static double derivative_from_input(double x) { return 1 - std::sin(x) / 2; }
};

template <class Loss>
struct Targets {
  using Kind = const double*;
  // Shares of 1 do for every loss.
  static std::vector<double> draw(Random& random, uint16_t n) {
    std::vector<double> t(n);
    double sum = 0;
    for (double& value : t) sum += value = 0.1 + random.below(1000) / 1000.0;
    for (double& value : t) value /= sum;
    return t;
  }
  static const double* of(const std::vector<double>& drawn) { return drawn.data(); }
};
template <>
struct Targets<SparseCategoricalCrossEntropy> {
  static std::vector<double> draw(Random& random, uint16_t n) {
    return {static_cast<double>(random.below(n))};
  }
  static uint16_t of(const std::vector<double>& drawn) {
    return static_cast<uint16_t>(drawn[0]);
  }
};

// One sequence of `steps` inputs; without recurrent layers a single one.
template <class Net, class Loss, class Window = Steps<0>>
void check(uint32_t seed, uint16_t steps = 1) {
  Proof proof("gradient");
  Random random(seed);
  std::vector<double> x(static_cast<size_t>(Net::kInputs) * steps);
  for (int round = 0; round < 3; ++round) {
    double w[Net::kParameterCount];
    for (double& value : w) value = any(random);
    for (double& value : x) value = any(random);
    const std::vector<double> t = Targets<Loss>::draw(random, Net::kOutputs);
    Net net(w);
    Trainer<Net, Loss, Sgd, Window> trainer(net, w, {1.0});
    const auto loss = [&] {
      trainer.reset();
      for (uint16_t s = 0; s + 1 < steps; ++s) trainer.step(&x[s * Net::kInputs]);
      return trainer.evaluate(&x[(steps - 1u) * Net::kInputs], Targets<Loss>::of(t));
    };

    const double before = loss();
    double start[Net::kParameterCount];
    std::copy(w, w + Net::kParameterCount, start);
    const double told = trainer.fit_sequence(x.data(), steps, Targets<Loss>::of(t));
    ASSERT_EQ(TrainStatus::kLearned, trainer.status());
    EXPECT_TRUE(proof.check(told == before));
    double found[Net::kParameterCount];
    for (size_t i = 0; i < Net::kParameterCount; ++i) {
      found[i] = start[i] - w[i];
      w[i] = start[i];
    }
    const double h = 1e-5;
    for (size_t i = 0; i < Net::kParameterCount; ++i) {
      w[i] = start[i] + h;
      const double above = loss();
      w[i] = start[i] - h;
      const double below = loss();
      w[i] = start[i];
      const double slope = (above - below) / (2 * h);
      EXPECT_TRUE(
          proof.check(std::fabs(found[i] - slope) <= 1e-8 * (1 + std::fabs(slope))))
          << i << ": " << found[i] << " for " << slope;
    }
  }
}

template <class... Layers>
using Net = Model<Float64, Ram, Input<4>, Layers...>;

template <class Activation>
class Gradient : public testing::Test {};
using Activations =
    testing::Types<Identity, Sigmoid, Tanh, ReLU, ReLU6, LeakyReLU<>, ELU<>, SELU,
                   Softplus, SiLU, GELU, Mish, Gaussian, HardSigmoid, Own>;
TYPED_TEST_SUITE(Gradient, Activations);

TYPED_TEST(Gradient, OfDenseLayers) {
  using Deep = Net<Dense<5, TypeParam>, Dense<4, TypeParam, SharedBias>,
                   Dense<3, TypeParam, NoBias>>;
  check<Deep, HalfSquaredError>(1);
  check<Deep, Huber<Ratio<1, 4>>>(2);
}

TYPED_TEST(Gradient, OnBothSidesOfSoftmax) {
  check<Net<Dense<3, TypeParam>, Softmax>, CategoricalCrossEntropy>(3);
  check<Net<Dense<3, TypeParam>, Softmax, Dense<2, TypeParam>>, HalfSquaredError>(4);
  check<Net<Dense<3, TypeParam>, Dense<2, Sigmoid>>, BinaryCrossEntropy>(5);
}

TYPED_TEST(Gradient, ThroughTime) {
  check<Net<SimpleRnn<3, TypeParam>, Dense<2>>, HalfSquaredError, Steps<7>>(6, 6);
}

template <class Loss>
class GradientOfLoss : public testing::Test {};
using Losses = testing::Types<HalfSquaredError, MeanSquaredError, MeanAbsoluteError,
                              Huber<>, Huber<Ratio<1, 8>>, CategoricalCrossEntropy,
                              SparseCategoricalCrossEntropy>;
TYPED_TEST_SUITE(GradientOfLoss, Losses);

TYPED_TEST(GradientOfLoss, BehindSoftmax) {
  check<Net<Dense<4, Tanh>, Dense<3>, Softmax>, TypeParam>(12);
  check<Net<SimpleRnn<3, Tanh, NoBias>, Dense<3>, Softmax>, TypeParam, Steps<4>>(13, 4);
}

TEST(GradientOf, ASingleLayer) {
  check<Net<Dense<2>>, MeanSquaredError>(20);
  check<Net<Dense<1, Sigmoid>>, BinaryCrossEntropy>(21);
  check<Net<Dense<3>, Softmax>, CategoricalCrossEntropy>(22);
  check<Net<Dense<3>, Softmax>, MeanAbsoluteError>(23);
}

TEST(GradientOf, SoftmaxThatSharesItsMemoryInTheMiddle) {
  check<Net<Dense<3>, Softmax, Dense<4, Tanh>, Dense<2>, Softmax>,
        SparseCategoricalCrossEntropy>(24);
  check<Net<Dense<3>, Softmax, Softmax, Dense<2>>, MeanSquaredError>(25);
}

// A window shorter than the sequence: what lies before it counts as given.
TEST(GradientOf, ATruncatedSequence) {
  Proof proof("gradient");
  using Long = Net<SimpleRnn<3>, Dense<2>>;
  constexpr size_t kCount = Long::kParameterCount;
  Random random(30);
  double w[kCount], start[kCount], x[5][4], t[2] = {0.3, -0.4};
  for (double& value : w) value = any(random);
  for (auto& step : x)
    for (double& value : step) value = any(random);
  Long net(w);
  Trainer<Long, HalfSquaredError, Sgd, Steps<2>> trainer(net, w, {1.0});
  std::copy(w, w + kCount, start);
  trainer.fit_sequence(x[0], 5, t);
  // The loss with the outputs of step 2 held fast: those of the parameters at the start.
  const auto loss = [&](const double* p) {
    double h[3] = {0, 0, 0};
    for (int s = 0; s < 5; ++s) {
      const double* from = s < 3 ? start : p;
      double y[3];
      for (int u = 0; u < 3; ++u) {
        const double* row = from + u * 8;
        double sum = row[0];
        for (int i = 0; i < 4; ++i) sum += row[1 + i] * x[s][i];
        for (int i = 0; i < 3; ++i) sum += row[5 + i] * h[i];
        y[u] = std::tanh(sum);
      }
      std::copy(y, y + 3, h);
    }
    double all = 0;
    for (int o = 0; o < 2; ++o) {
      const double* row = p + 24 + o * 4;
      const double y = row[0] + row[1] * h[0] + row[2] * h[1] + row[3] * h[2];
      all += (y - t[o]) * (y - t[o]) / 2;
    }
    return all;
  };
  for (size_t i = 0; i < kCount; ++i) {
    double p[kCount];
    std::copy(start, start + kCount, p);
    p[i] = start[i] + 1e-5;
    const double above = loss(p);
    p[i] = start[i] - 1e-5;
    const double slope = (above - loss(p)) / 2e-5;
    EXPECT_TRUE(proof.check(std::fabs(start[i] - w[i] - slope) <= 1e-8)) << i;
  }
}

// Layers in front that stay in flash, and the same network with all of it in RAM.
TEST(GradientOf, LayersBehindFrozenOnes) {
  Proof proof("gradient");
  using Whole = Net<Dense<5, Tanh>, Dense<4, ReLU>, Dense<3>, Softmax>;
  using Parted = Model<Float64, Split<Flash>, Input<4>, Frozen<Dense<5, Tanh>>,
                       Frozen<Dense<4, ReLU>>, Dense<3>, Softmax>;
  using Together = Net<Frozen<Dense<5, Tanh>>, Frozen<Dense<4, ReLU>>, Dense<3>, Softmax>;
  constexpr size_t kAll = Whole::kParameterCount, kLast = 15;
  Random random(31);
  double whole[kAll], front[kAll - kLast], last[kLast], together[kAll];
  for (double& value : whole) value = any(random);
  std::copy(whole, whole + kAll, together);
  std::copy(whole, whole + kAll - kLast, front);
  std::copy(whole + kAll - kLast, whole + kAll, last);
  Whole net(whole);
  Parted parted(in_two(in_flash(front), last));
  Together one(together);
  Trainer<Whole, CategoricalCrossEntropy, Adam> a(net, whole, {0.01, 0.02});
  Trainer<Parted, CategoricalCrossEntropy, Adam> b(parted, last, {0.01, 0.02});
  Trainer<Together, CategoricalCrossEntropy, Adam> c(one, together, {0.01, 0.02});
  static_assert(decltype(b)::kTrainable == kLast, "");
  const double x[4] = {0.1, -0.5, 0.7, 0.3}, t[3] = {0, 1, 0};
  const double loss = a.fit(x, t);
  EXPECT_TRUE(proof.check(b.fit(x, t) == loss));
  EXPECT_TRUE(proof.check(c.fit(x, t) == loss));
  for (size_t i = 0; i < kLast; ++i) {
    EXPECT_TRUE(proof.check(last[i] == whole[kAll - kLast + i]));
    EXPECT_TRUE(proof.check(together[kAll - kLast + i] == last[i]));
  }
  for (size_t i = 0; i < kAll - kLast; ++i) {
    EXPECT_TRUE(proof.check(together[i] == front[i]));
  }
  // The model that is used sees what was learnt.
  const double* y = parted.predict(x);
  const std::vector<double> of_parted(y, y + 3);
  y = one.predict(x);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(proof.check(y[i] == of_parted[i]));
}

}  // namespace
