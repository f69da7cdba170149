// Defects of the old library that ours does not have: networks without any option.
// SPDX-License-Identifier: MIT
#define BINARY_CROSS_ENTROPY
#define MEAN_SQUARED_ERROR
#include <NeuralNetwork.h>

#include <cmath>
#include <type_traits>

#include "support/proof.h"

namespace {

using thimble::compat::Status;

class NeuralNetwork_defects : public testing::Test {
 protected:
  thimble_test::Proof proof{"defect"};
  unsigned int sizes[3] = {2, 3, 1};
  float weights[9] = {.1f, .2f, -.3f, .4f, .5f, -.6f, .7f, -.8f, .9f};
  float biases[2] = {.1f, -.2f};
  float x[2] = {.5f, -.25f};
  float t[1] = {1};
};

TEST_F(NeuralNetwork_defects, D1_a_shared_bias_learns_from_the_sum_of_errors) {
  NeuralNetwork network(sizes, weights, biases, 3);
  const float before = biases[0];
  const float w[3] = {weights[6], weights[7], weights[8]};
  float* y = network.FeedForward(x);
  const double last = (y[0] - t[0]) * y[0] * (1 - y[0]);
  double sum = 0;
  for (int i = 0; i < 3; ++i) {
    const double h = network.layers[0].outputs[i];
    sum += last * w[i] * h * (1 - h);
  }
  network.BackProp(t);
  EXPECT_TRUE(proof.check(std::abs(biases[0] - (before - 0.066 * sum)) < 1e-7));
  delete[] y;
}

TEST_F(NeuralNetwork_defects, D2_D42_an_empty_network_does_nothing) {
  NeuralNetwork network;
  EXPECT_TRUE(proof.check(network.FeedForward(x) == nullptr));
  EXPECT_TRUE(proof.check(network.FeedForward_Individual(1) == nullptr));
  network.BackProp(t);
  EXPECT_TRUE(proof.check(network.status() == Status::kNoNetwork));
  EXPECT_TRUE(proof.check(network.getMeanSqrdError(1) == 0));
}

TEST_F(NeuralNetwork_defects, D3_one_layer_learns) {
  unsigned int two[2] = {2, 1};
  NeuralNetwork network(two, weights, biases, 2);
  float* y = network.FeedForward(x);
  const float before = std::abs(y[0] - t[0]);
  network.BackProp(t);
  network.FeedForward(x);
  EXPECT_TRUE(proof.check(std::abs(y[0] - t[0]) < before));
  delete[] y;
}

TEST_F(NeuralNetwork_defects, D4_a_second_step_needs_another_forward) {
  NeuralNetwork network(sizes, weights, biases, 3);
  network.BackProp(t);
  EXPECT_TRUE(proof.check(network.status() == Status::kNoForward));
  float* y = network.FeedForward(x);
  network.BackProp(t);
  const float kept = weights[0];
  network.BackProp(t);
  EXPECT_TRUE(proof.check(network.status() == Status::kNoForward && weights[0] == kept));
  delete[] y;
}

TEST_F(NeuralNetwork_defects, D10_networks_cannot_be_copied) {
  EXPECT_TRUE(proof.check(!std::is_copy_constructible<NeuralNetwork>::value));
  EXPECT_TRUE(proof.check(!std::is_copy_assignable<NeuralNetwork>::value));
}

TEST_F(NeuralNetwork_defects, D11_too_large_a_network_says_so) {
  unsigned int large[4] = {65535, 65535, 65535, 1};
  NeuralNetwork network(large, 4);
  EXPECT_TRUE(proof.check(network.status() == Status::kOutOfMemory));
  EXPECT_TRUE(proof.check(network.FeedForward(x) == nullptr));
  unsigned int none[2] = {3, 0};
  NeuralNetwork empty(none, 2);
  EXPECT_TRUE(proof.check(empty.status() == Status::kBadShape));
}

// With the sanitizers these are checks for leaks and for delete of what was not new.
TEST_F(NeuralNetwork_defects, D13_D14_memory_goes_back_as_it_came) {
  for (int round = 0; round < 10; ++round) {
    NeuralNetwork own(sizes, 3), borrowed(sizes, weights, biases, 3);
    float* y = own.FeedForward(x);
    delete[] borrowed.FeedForward(x);
    EXPECT_TRUE(proof.check(y != nullptr));
    delete[] y;
  }
}

TEST_F(NeuralNetwork_defects, D27_no_macro_is_left_that_the_contract_does_not_name) {
#if defined(THIMBLE_NN_BITS1) || defined(THIMBLE_NN_SPACE) || defined(LOVE) || \
    defined(MSG0) || defined(ACT1) || defined(ACTIVATION) || defined(AN_1)
  EXPECT_TRUE(proof.check(false));
#endif
#if defined(DFLOAT) && defined(IDFLOAT) && defined(IS_CONST) && defined(DFLOAT_LEN)
  EXPECT_TRUE(proof.check(true));
#else
  EXPECT_TRUE(proof.check(false));
#endif
}

TEST_F(NeuralNetwork_defects, D30_sums_stay_finite) {
  float large[2] = {1000, 1000}, one[2] = {1, 1}, none[1] = {0};
  unsigned int two[2] = {2, 1};
  NeuralNetwork network(two, one, none, 2);
  float* y = network.FeedForward(large);
  EXPECT_TRUE(proof.check(y[0] == 1));
  float wrong = 0;
  network.ComputeSummedErrors(&wrong);
  EXPECT_TRUE(proof.check(std::isfinite(network.sumOfBinaryCrossEntropy)));
  EXPECT_TRUE(proof.check(network.getMeanSqrdError(1) == 1));
  EXPECT_TRUE(proof.check(network.getMeanSqrdError(1) == 0));
  delete[] y;
}

TEST_F(NeuralNetwork_defects, D35_const_parameters_are_accepted_and_stay) {
  static const float constant[9] = {.1f, .2f, -.3f, .4f, .5f, -.6f, .7f, -.8f, .9f};
  static const float bias[2] = {.1f, -.2f};
  static const unsigned int shape[3] = {2, 3, 1};
  NeuralNetwork network(shape, constant, bias, 3);
  NeuralNetwork same(sizes, weights, biases, 3);
  float* y = network.FeedForward(x);
  float* right = same.FeedForward(x);
  EXPECT_TRUE(proof.check(y[0] == right[0]));
  network.BackProp(t);
  EXPECT_TRUE(proof.check(network.status() == Status::kConstant));
  delete[] y;
  delete[] right;
}

TEST_F(NeuralNetwork_defects, D29_the_documented_start_can_be_scaled) {
  unsigned int wide[4] = {784, 32, 10, 10};
  NeuralNetwork network(wide, 4);
  float largest = 0;
  for (unsigned int i = 0; i < 32; ++i) {
    for (unsigned int j = 0; j < 784; ++j) {
      largest = std::fmax(largest, std::abs(network.layers[0].weights[i][j]));
    }
  }
  EXPECT_TRUE(proof.check(largest > 0.85f && largest < 0.9001f));
  EXPECT_TRUE(proof.check(*network.layers[0].bias == 1));
  delete[] network.layers[2].outputs;
}

}  // namespace
