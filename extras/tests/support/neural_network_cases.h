// The tests that every set of options of NeuralNetwork.h has to pass.
// SPDX-License-Identifier: MIT
//
// A test file defines its options and OPTIONS, a name for them, and includes this.
#pragma once

#include <NeuralNetwork.h>

#include <memory>

#include "support/neural_network.h"
#include "support/proof.h"

#if defined(USES_CUSTOM)
DFLOAT NeuralNetwork::Layer::triple_and_one(const DFLOAT& x) { return 3 * x + 1; }
#endif

namespace {

using Choices = thimble::compat::Choices;

std::vector<int> function_ids() {
  std::vector<int> ids;
  for (uint8_t id = 0; id < thimble::compat::kFunctionCount; ++id) {
    if (thimble::compat::has_function(Choices::kFunctions, id)) ids.push_back(id);
  }
  return ids;
}

constexpr int kBiasKind = static_cast<int>(Choices::kBiases);
const double kStep = Choices::kQuantized ? static_cast<double>(Choices::scale()) : 0;

template <class Network>
std::unique_ptr<NeuralNetwork> built(Network& net, std::integral_constant<int, 0>) {
  return std::unique_ptr<NeuralNetwork>(new NeuralNetwork(
      net.sizes.data(), net.weights.data(), static_cast<unsigned int>(net.sizes.size()),
      net.functions.data()));
}
template <class Network, int kKind>
std::unique_ptr<NeuralNetwork> built(Network& net, std::integral_constant<int, kKind>) {
  return std::unique_ptr<NeuralNetwork>(new NeuralNetwork(
      net.sizes.data(), net.weights.data(), net.biases.data(),
      static_cast<unsigned int>(net.sizes.size()), net.functions.data()));
}

// Mantissas of 15 bits in quantized networks; elsewhere the rounding of the format.
bool close(double got, double right, double largest) {
  const double tolerance = Choices::kQuantized                ? 3e-4
                           : sizeof(DFLOAT) == sizeof(double) ? 1e-12
                                                              : 2e-6;
  return std::abs(got - right) <= tolerance * (1 + largest);
}

template <class Values>
double largest_of(const Values& values) {
  double largest = 0;
  for (double value : values) largest = std::fmax(largest, std::abs(value));
  return largest;
}

TEST(OPTIONS, outputs_are_those_of_the_contract) {
  thimble_test::Proof proof("neural_network_outputs");
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const size_t layers = 1 + random() % 4;
    thimble_test::RandomNetwork<IDFLOAT> net(random, kBiasKind, function_ids(), kStep,
                                             layers);
    const auto network = built(net, std::integral_constant<int, kBiasKind>());
    ASSERT_EQ(network->status(), thimble::compat::Status::kOk);
    DFLOAT* y = nullptr;
    for (int pass = 0; pass < 3; ++pass) {
      std::vector<DFLOAT> x;
      for (unsigned int i = 0; i < net.sizes[0]; ++i) {
        x.push_back(static_cast<DFLOAT>(random() % 4001) / 1000 - 2);
      }
      const auto right = net.reference.forward({x.begin(), x.end()});
      // A step is not a continuous function: nothing to compare close to it.
      bool steps = false;
      for (int id : net.reference.functions) steps = steps || id == 8;
      const double scale = 10 * largest_of(right);
      y = network->FeedForward(x.data());
      ASSERT_NE(y, nullptr);
      for (size_t i = 0; i < right.size(); ++i) {
        EXPECT_TRUE(proof.check(steps || close(y[i], right[i], scale)))
            << y[i] << " instead of " << right[i];
      }
      for (size_t i = 0; i < x.size(); ++i) {
        y = network->FeedForward_Individual(x[i]);
        EXPECT_TRUE(proof.check((y != nullptr) == (i + 1 == x.size())));
      }
      for (size_t i = 0; i < right.size(); ++i) {
        EXPECT_TRUE(proof.check(steps || close(y[i], right[i], scale)))
            << y[i] << " instead of " << right[i] << ", one at a time";
      }
      if (Choices::kDeletesOutputs && pass == 1) {
        delete[] y;  // allowed, if the network hears of it
        network->layers[network->numberOflayers - 1].outputs = nullptr;
      }
    }
    delete[] network->layers[network->numberOflayers - 1].outputs;
  }
}

TEST(OPTIONS, shapes_are_there_to_read) {
  std::mt19937 random(8);
  thimble_test::RandomNetwork<IDFLOAT> net(random, kBiasKind, function_ids(), kStep, 3);
  const auto network = built(net, std::integral_constant<int, kBiasKind>());
  ASSERT_EQ(network->numberOflayers, 3u);
  for (unsigned int l = 0; l < 3; ++l) {
    EXPECT_EQ(network->layers[l]._numberOfInputs, net.sizes[l]);
    EXPECT_EQ(network->layers[l]._numberOfOutputs, net.sizes[l + 1]);
  }
  delete[] network->layers[2].outputs;
}

}  // namespace
