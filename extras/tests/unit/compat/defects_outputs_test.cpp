// Defects of the old library that ours does not have: outputs that are deleted.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B01000000
#include <NeuralNetwork.h>

#include "support/old_images.h"
#include "support/proof.h"

namespace {

unsigned int sizes[4] = {2, 3, 4, 1};
float weights[22] = {.1f, .2f, .3f, -.4f, .5f, .6f, -.7f, .8f,  .9f, 1,   -.1f,
                     .2f, .3f, .4f, -.5f, .6f, .7f, .8f,  -.9f, .3f, .2f, .1f};
float biases[3] = {.1f, .2f, .3f};
const float x[2] = {.5f, -.5f};

TEST(NeuralNetwork_outputs, D5_one_layer_one_input_at_a_time) {
  thimble_test::Proof proof("defect");
  unsigned int two[2] = {2, 1};
  NeuralNetwork network(two, weights, biases, 2);
  const float right = *network.FeedForward(x);
  float* y = nullptr;
  for (float value : x) y = network.FeedForward_Individual(value);
  EXPECT_TRUE(proof.check(y != nullptr && *y == right));
  delete[] y;
}

TEST(NeuralNetwork_outputs, D6_the_first_pass_has_nothing_to_delete) {
  thimble_test::Proof proof("defect");
  NeuralNetwork network(sizes, weights, biases, 4);
  EXPECT_TRUE(proof.check(network.layers[2].outputs == nullptr));
  float* y = network.FeedForward(x);
  EXPECT_TRUE(proof.check(y != nullptr && network.layers[0].outputs == nullptr));
  delete[] y;
}

TEST(NeuralNetwork_outputs, D7_a_network_is_loaded_again_and_again) {
  thimble_test::Proof proof("defect");
  NeuralNetwork saved(sizes, weights, biases, 4), network;
  thimble_test::MemoryFile file;
  EXPECT_TRUE(proof.check(saved.save(file)));
  for (int round = 0; round < 5; ++round) {
    EXPECT_TRUE(proof.check(network.load(file)));
    if (round % 2 == 0) {
      EXPECT_TRUE(proof.check(network.FeedForward(x) != nullptr));
    } else {
      network.FeedForward_Individual(x[0]);  // half a row
    }
  }
  delete[] network.layers[2].outputs;
}

TEST(NeuralNetwork_outputs, D36_what_is_saved_is_exact) {
  thimble_test::Proof proof("defect");
  NeuralNetwork saved(sizes, weights, biases, 4), network;
  thimble_test::MemoryFile file;
  EXPECT_TRUE(proof.check(saved.save(file) && network.load(file)));
  for (int i = 0; i < 6; ++i) {
    EXPECT_TRUE(proof.check(network.layers[0].weights[i / 2][i % 2] == weights[i]));
  }
  delete[] network.layers[2].outputs;
}

}  // namespace
