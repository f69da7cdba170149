// SPDX-License-Identifier: MIT
// Bench: one step of gradient descent of a 8-8-4 sigmoid net, with NeuralNetwork.h.
#define _1_OPTIMIZE 0B00010110  // flat weights, one pointer, no loss
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#include <NeuralNetwork.h>

#include "../nets/neural_network/train_884.h"
#include "bench.h"

static NeuralNetwork network(layers, weights, biases, 3);

static bool is_close(const float* got, const float* right, unsigned int count) {
  for (; count != 0; --count) {
    if (!(fabs(*got++ - pgm_read_float(right++)) < 1e-6)) return false;
  }
  return true;
}

void setup() {
  network.LearningRateOfWeights = 0.5;
  network.LearningRateOfBiases = 0.5;
  bench::quiet();
  bench::begin();
  network.FeedForward(input);
  network.BackProp(target);
  bench::end();
  const bool right = is_close(weights, right_weights, sizeof weights / sizeof *weights) &&
                     is_close(biases, right_biases, sizeof biases / sizeof *biases);
  sim::exit(right ? 0 : 1);
}
