// SPDX-License-Identifier: MIT
// What a trainer promises beside right derivatives: refusals that change nothing, memory,
// initial parameters, that it learns, and that it does so alike every time.
#include "thimble/train/trainer.h"

#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/train.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "support/proof.h"

namespace {

using namespace thimble;
using thimble_test::Proof;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinite = std::numeric_limits<float>::infinity();
constexpr float kLargest = std::numeric_limits<float>::max();

template <class Model>
class Net {
 public:
  float w[Model::kParameterCount];
  Model model{w};

  explicit Net(uint32_t seed = 1) { initialize(model, w, seed); }
};

using Small = Model<Float32, Ram, Input<3>, Dense<4, Tanh>, Dense<2, Sigmoid>>;
using Deep = Model<Float32, Ram, Input<3>, Dense<4, ReLU>, Dense<4, GELU>, Dense<2>>;

// fit() with an input, target or rate that must change nothing.
template <class Optimizer, class Of>
void refuse(Proof& proof, TrainStatus expected, float x0, float t0, float rate) {
  Net<Of> net, twin;
  Trainer<Of, HalfSquaredError, Optimizer> trainer(net.model, net.w, {0.1f});
  Trainer<Of, HalfSquaredError, Optimizer> other(twin.model, twin.w, {0.1f});
  const float x[3] = {0.5f, -0.5f, 1}, t[2] = {0, 1};
  trainer.fit(x, t);
  other.fit(x, t);
  const float bad_x[3] = {0.5f, x0, 1}, bad_t[2] = {0, t0};
  trainer.rule.rate = rate;
  const float loss = trainer.fit(bad_x, bad_t);
  EXPECT_TRUE(proof.check(trainer.status() == expected));
  EXPECT_TRUE(proof.check(std::isnan(loss)));
  EXPECT_TRUE(proof.check(std::memcmp(net.w, twin.w, sizeof net.w) == 0));
  trainer.rule.rate = 0.1f;
  // It goes on as if nothing had been: the optimizer has kept nothing either.
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(proof.check(trainer.fit(x, t) == other.fit(x, t)));
    EXPECT_TRUE(proof.check(trainer.status() == TrainStatus::kLearned));
  }
  EXPECT_TRUE(proof.check(std::memcmp(net.w, twin.w, sizeof net.w) == 0));
}

template <class Optimizer>
void refuse_all() {
  Proof proof("gradient");
  for (const float bad : {kNaN, kInfinite, -kInfinite}) {
    refuse<Optimizer, Small>(proof, TrainStatus::kBadInput, bad, 1, 0.1f);
    refuse<Optimizer, Deep>(proof, TrainStatus::kBadTarget, 0, bad, 0.1f);
    refuse<Optimizer, Small>(proof, TrainStatus::kExploded, 0, 1, bad);
  }
  refuse<Optimizer, Deep>(proof, TrainStatus::kExploded, kLargest, 1, 0.1f);
  refuse<Optimizer, Deep>(proof, TrainStatus::kExploded, 0, kLargest, 0.1f);
  refuse<Optimizer, Small>(proof, TrainStatus::kExploded, 0, 1, 1e30f);
  refuse<Optimizer, Deep>(proof, TrainStatus::kExploded, 1e15f, 1, 1e3f);
}

TEST(TrainerRefuses, WhatWouldPoisonTheParameters) {
  refuse_all<Sgd>();
  refuse_all<Momentum>();
  refuse_all<Adam>();
  refuse_all<MiniBatch<2, Momentum>>();
}

TEST(TrainerRefuses, AClassThatIsNot) {
  using Classes = Model<Float32, Ram, Input<2>, Dense<3>, Softmax>;
  Net<Classes> net;
  Trainer<Classes, SparseCategoricalCrossEntropy> trainer(net.model, net.w, {0.1f});
  const float x[2] = {1, 2};
  EXPECT_TRUE(std::isnan(trainer.fit(x, 3)));
  EXPECT_EQ(TrainStatus::kBadTarget, trainer.status());
  EXPECT_FALSE(std::isnan(trainer.fit(x, 2)));
  EXPECT_EQ(TrainStatus::kLearned, trainer.status());
}

// However long it goes on with rates that are too high, every parameter stays a number.
TEST(TrainerRefuses, ToExplode) {
  Proof proof("gradient");
  for (const float rate : {1e1f, 1e4f, 1e9f, 1e18f}) {
    Net<Deep> net;
    Trainer<Deep, MeanSquaredError> trainer(net.model, net.w, {rate});
    int refused = 0;
    for (int i = 0; i < 1000; ++i) {
      const float x[3] = {i % 3 - 1.0f, i % 5 - 2.0f, i % 7 - 3.0f};
      const float t[2] = {x[0] * x[1], x[2]};
      trainer.fit(x, t);
      refused += trainer.status() == TrainStatus::kExploded;
      bool finite = true;
      for (const float w : net.w) finite = finite && std::isfinite(w);
      ASSERT_TRUE(proof.check(finite)) << rate << " " << i;
    }
    EXPECT_GT(refused, 0) << rate;
  }
}

// A confident mistake: the cross-entropies stay finite where a probability rounds to 0.
TEST(TrainerLoss, OfAConfidentMistakeIsFinite) {
  Proof proof("gradient");
  using One = Model<Float32, Ram, Input<1>, Dense<1, Sigmoid, NoBias>>;
  using Two = Model<Float32, Ram, Input<1>, Dense<2, Identity, NoBias>, Softmax>;
  float w[1] = {1000}, v[2] = {1000, -1000};
  One one(w);
  Two two(v);
  const float x[1] = {1}, zero[1] = {0}, second[2] = {0, 1};
  Trainer<One, BinaryCrossEntropy> a(one, w, {1});
  EXPECT_TRUE(proof.check(a.fit(x, zero) == 1000));
  EXPECT_TRUE(proof.check(w[0] == 999));
  Trainer<Two, CategoricalCrossEntropy> b(two, v, {1});
  EXPECT_TRUE(proof.check(b.fit(x, second) == 2000));
  EXPECT_TRUE(proof.check(v[0] == 999 && v[1] == -999));
}

TEST(TrainerRates, AreThoseOfWeightsAndOfBiases) {
  Net<Small> net, still;
  Trainer<Small, HalfSquaredError> weights(net.model, net.w, {0.5f, 0});
  const float x[3] = {1, 2, 3}, t[2] = {0, 1};
  weights.fit(x, t);
  for (int u = 0; u < 4; ++u) {
    EXPECT_EQ(still.w[u * 4], net.w[u * 4]);
    EXPECT_NE(still.w[u * 4 + 1], net.w[u * 4 + 1]);
  }
  Trainer<Small, HalfSquaredError> biases(still.model, still.w, {0, 0.5f});
  Net<Small> start;
  biases.fit(x, t);
  for (int u = 0; u < 4; ++u) {
    EXPECT_NE(start.w[u * 4], still.w[u * 4]);
    EXPECT_EQ(start.w[u * 4 + 1], still.w[u * 4 + 1]);
  }
}

TEST(TrainerMemory, IsWhatItsPageSays) {
  constexpr size_t kOwn =
      sizeof(void*) + 2 * sizeof(float) + sizeof(void*);  // with status
  // What is kept fits the buffer of the model; the deltas of the hidden layer do not.
  EXPECT_EQ(kOwn + 4 * sizeof(float), sizeof(Trainer<Small, HalfSquaredError>));
  EXPECT_EQ(kOwn + (4 + 26) * sizeof(float),
            sizeof(Trainer<Small, HalfSquaredError, Momentum>));
  // GELU keeps its sums: 4 + 8 + 2 values and 8 deltas, of which those fit the buffer.
  EXPECT_EQ(kOwn + 14 * sizeof(float), sizeof(Trainer<Deep, HalfSquaredError>));
  // Of a network that is frozen but for its last layer only that learns.
  using Personal = Model<Float32, Split<Flash>, Input<64>, Frozen<Dense<16, ReLU>>,
                         Dense<10>, Softmax>;
  using Tuner = Trainer<Personal, SparseCategoricalCrossEntropy>;
  static_assert(Tuner::kTrainable == 170, "");
  EXPECT_EQ(kOwn + 10 * sizeof(float), sizeof(Tuner));
}

TEST(TrainerWaits, UntilAThresholdLetsPass) {
  using Late = Model<Float32, Ram, Input<2>, Frozen<Gru<3>>, LastOf<3>, Dense<2>>;
  Net<Late> net;
  for (float& w : net.w) w = 0.25f;
  Trainer<Late> trainer(net.model, net.w, {0.1f});
  const float x[2] = {1, -1}, t[2] = {0.5f, 0};
  for (int i = 0; i < 9; ++i) {
    trainer.fit(x, t);
    EXPECT_EQ(i % 3 == 2 ? TrainStatus::kLearned : TrainStatus::kWaiting,
              trainer.status());
  }
}

TEST(MiniBatchRule, MovesEveryNthTimeOnly) {
  Net<Small> net, start;
  Trainer<Small, HalfSquaredError, MiniBatch<3>> trainer(net.model, net.w, {0.5f});
  const float x[3] = {1, 2, 3}, t[2] = {0, 1};
  for (int i = 1; i <= 7; ++i) {
    float before[Small::kParameterCount];
    std::memcpy(before, net.w, sizeof before);
    trainer.fit(x, t);
    EXPECT_EQ(i % 3 != 0, std::memcmp(before, net.w, sizeof before) == 0) << i;
    EXPECT_EQ(i % 3, trainer.rule.waiting());
  }
}

TEST(CopyParameters, BringsFlashToRam) {
  THIMBLE_FLASH(static const float kStart[]) = {1, 2, 3};
  float w[3] = {};
  copy_parameters(in_flash(kStart), w);
  EXPECT_EQ(1, w[0]);
  EXPECT_EQ(3, w[2]);
}

// The same samples from the same seed give the same bits.
TEST(Training, IsDeterministic) {
  Proof proof("gradient");
  float bits[2][Deep::kParameterCount];
  for (float(&w)[Deep::kParameterCount] : bits) {
    Deep model(w);
    initialize(model, w, 5);
    Trainer<Deep, Huber<>, Adam> trainer(model, w, {0.01f});
    Random random(9);
    for (int i = 0; i < 500; ++i) {
      float x[3];
      for (float& value : x) value = random.signed_bits() / 32768.0f;
      const float t[2] = {x[0] * x[1], x[2]};
      trainer.fit(x, t);
    }
  }
  EXPECT_TRUE(proof.check(std::memcmp(bits[0], bits[1], sizeof bits[0]) == 0));
}

}  // namespace
