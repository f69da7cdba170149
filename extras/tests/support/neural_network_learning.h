// BackProp of NeuralNetwork.h against central differences of its own outputs.
// SPDX-License-Identifier: MIT
//
// A test file defines its options, OPTIONS and LOSS(y, t), the sum that it descends, and
// includes this.
#pragma once

#include <NeuralNetwork.h>

#include <memory>

#include "support/neural_network.h"
#include "support/proof.h"

#if defined(USES_CUSTOM)
DFLOAT NeuralNetwork::Layer::triple_and_one(const DFLOAT& x) { return 3 * x + 1; }
DFLOAT NeuralNetwork::Layer::triple_and_oneDer(const DFLOAT&) { return 3; }
#endif

namespace {

using Choices = thimble::compat::Choices;

// The constructor with biases, or the one without; templates, because the other one does
// not compile.
template <bool kHasBias>
struct Construct {
  template <class Learner>
  static NeuralNetwork* from(Learner& all) {
    return new NeuralNetwork(all.sizes.data(), all.weights.data(), all.biases.data(),
                             static_cast<unsigned int>(all.sizes.size()),
                             all.functions.data());
  }
};
template <>
struct Construct<false> {
  template <class Learner>
  static NeuralNetwork* from(Learner& all) {
    return new NeuralNetwork(all.sizes.data(), all.weights.data(),
                             static_cast<unsigned int>(all.sizes.size()),
                             all.functions.data());
  }
};

struct Learner {
  std::vector<unsigned int> sizes;
  std::vector<DFLOAT> weights, biases;
  std::vector<uint8_t> functions;

  std::unique_ptr<NeuralNetwork> network() {
    constexpr bool kHasBias = Choices::kBiases != thimble::compat::Biases::kNone;
    return std::unique_ptr<NeuralNetwork>(Construct<kHasBias>::from(*this));
  }
  double loss(const std::vector<DFLOAT>& x, const std::vector<DFLOAT>& t) {
    const auto net = network();
    DFLOAT* const y = net->FeedForward(x.data());
    double sum = 0;
    for (size_t i = 0; i < t.size(); ++i) sum += LOSS(y[i], t[i]);
    delete[] y;
    return sum;
  }
};

TEST(OPTIONS, a_step_follows_the_gradient) {
  thimble_test::Proof proof("neural_network_gradient");
  std::mt19937 random(11);
  std::vector<uint8_t> numbers;
  for (uint8_t id = 0; id < thimble::compat::kFunctionCount; ++id) {
    if (thimble::compat::has_function(Choices::kFunctions, id)) {
      numbers.push_back(static_cast<uint8_t>(numbers.size()));
    }
  }
  auto unit = [&] { return static_cast<DFLOAT>(random() % 1999 + 1) / 1000 - 1; };
  for (int round = 0; round < 25; ++round) {
    Learner learner;
    const size_t layers = 1 + static_cast<size_t>(round) % 4;
    for (size_t l = 0; l <= layers; ++l) learner.sizes.push_back(2 + random() % 4);
    for (size_t l = 0; l < layers; ++l) {
      const size_t units = learner.sizes[l + 1];
      for (size_t k = 0; k < learner.sizes[l] * units; ++k) {
        learner.weights.push_back(unit());
      }
      const size_t biases =
          Choices::kBiases == thimble::compat::Biases::kUnit ? units : 1;
      for (size_t k = 0; k < biases; ++k) learner.biases.push_back(unit());
      // The last layer gives probabilities: a function with values in (0, 1).
      const size_t drawn = random() % numbers.size();
      learner.functions.push_back(l + 1 < layers ? numbers[drawn] : LAST_FUNCTION);
    }
    std::vector<DFLOAT> x, t(learner.sizes.back(), 0);
    for (unsigned int i = 0; i < learner.sizes[0]; ++i) x.push_back(unit());
    t[random() % t.size()] = 1;

    const Learner before = learner;
    const auto net = learner.network();
    set_rates(*net);
    DFLOAT* const y = net->FeedForward(x.data());
    net->BackProp(t.data());
    EXPECT_EQ(net->status(), thimble::compat::Status::kOk);
    delete[] y;
    auto check = [&](std::vector<DFLOAT> Learner::*parameters, double rate) {
      for (size_t k = 0; k < (before.*parameters).size(); ++k) {
        Learner probe = before;
        const DFLOAT h = DFLOAT(1e-5);
        (probe.*parameters)[k] += h;
        double difference = probe.loss(x, t);
        (probe.*parameters)[k] -= 2 * h;
        difference -= probe.loss(x, t);
        const double right = (before.*parameters)[k] - rate * difference / (2 * 1e-5);
        EXPECT_TRUE(proof.check(std::abs((learner.*parameters)[k] - right) < 1e-7))
            << "parameter " << k << " of " << layers
            << " layers: " << (learner.*parameters)[k] << " instead of " << right;
      }
    };
    check(&Learner::weights, 0.25);
    if (Choices::kBiases != thimble::compat::Biases::kNone) {
      check(&Learner::biases, 0.125);
    }
  }
}

}  // namespace
