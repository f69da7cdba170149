// Defects of the old library that ours does not have: softmax as the only function.
// SPDX-License-Identifier: MIT
#define Softmax
#include <NeuralNetwork.h>

#include <cmath>

#include "support/proof.h"

TEST(NeuralNetwork_softmax, D18_shares_add_up_to_one_in_every_call) {
  thimble_test::Proof proof("defect");
  unsigned int sizes[2] = {2, 3};
  float weights[6] = {1, 2, 3, 4, 5, 6}, bias[1] = {0.5f};
  NeuralNetwork network(sizes, weights, bias, 2);
  float* y = nullptr;
  for (float scale : {1.f, 1.f, 1.f, 100.f, 1e6f}) {
    const float x[2] = {scale, -0.5f * scale};
    y = network.FeedForward(x);
    EXPECT_TRUE(proof.check(std::abs(y[0] + y[1] + y[2] - 1) < 1e-6));
    for (float value : x) y = network.FeedForward_Individual(value);
    EXPECT_TRUE(proof.check(std::abs(y[0] + y[1] + y[2] - 1) < 1e-6));
  }
  delete[] y;
}
