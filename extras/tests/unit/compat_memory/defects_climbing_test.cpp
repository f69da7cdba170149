// Defects of the old library that ours does not have: hill climbing, memory on the way.
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>

#include <new>
#include <string>

// How often the network asks for memory. A program of its own: elsewhere the linker may
// take functions that ask without counting.
static int asked = 0;
static void* counted_malloc(size_t bytes) {
  ++asked;
  return malloc(bytes);
}
#define malloc counted_malloc
#define _3_OPTIMIZE 0B01000000
#define _2_OPTIMIZE 0B00100000
#include <NeuralNetwork.h>
#undef malloc

#include "support/proof.h"

namespace {

unsigned int sizes[3] = {2, 3, 1};

TEST(NeuralNetwork_climbing, D38_a_bad_step_is_taken_back_exactly) {
  thimble_test::Proof proof("defect");
  NeuralNetwork network(sizes, 3);
  EXPECT_TRUE(proof.check(network.HillClimb(1, 0)));
  float before[9];
  for (int round = 0; round < 50; ++round) {
    // The state of now is worth 1; the next step makes it worse, and is taken back.
    network.old_error = 1;
    for (int i = 0; i < 6; ++i) before[i] = network.layers[0].weights[i / 2][i % 2];
    const unsigned int seed = network.nn_seed + 1;
    network.nn_seed = seed;
    network.climb(1);
    network.climb(-1);
    for (int i = 0; i < 6; ++i) {
      EXPECT_TRUE(proof.check(network.layers[0].weights[i / 2][i % 2] == before[i]));
    }
  }
  EXPECT_TRUE(proof.check(!network.HillClimb(0.5f, 0.5f)));
  delete[] network.layers[1].outputs;
}

TEST(NeuralNetwork_climbing, D37_nothing_is_allocated_while_it_runs_or_learns) {
  thimble_test::Proof proof("defect");
  asked = 0;
  NeuralNetwork network(sizes, 3);
  EXPECT_TRUE(proof.check(asked == 1));
  const float x[2] = {.5f, -.5f}, t[1] = {1};
  float* const y = network.FeedForward(x);
  for (int round = 0; round < 10; ++round) {
    EXPECT_TRUE(proof.check(network.FeedForward(x) == y));
    network.BackProp(t);
    for (float value : x) network.FeedForward_Individual(value);
  }
  EXPECT_TRUE(proof.check(asked == 1));
  delete[] y;
}

}  // namespace
