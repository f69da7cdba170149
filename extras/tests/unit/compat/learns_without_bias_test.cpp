// BackProp of NeuralNetwork.h: no biases, binary cross-entropy alone.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00000101
#define _2_OPTIMIZE 0B01000000
#define BINARY_CROSS_ENTROPY
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define LAST_FUNCTION 0
#define LOSS(y, t) (-(t)*std::log(y) - (1 - (t)) * std::log(1 - (y)))
template <class Network>
void set_rates(Network& network) {
  network.LearningRateOfWeights = 0.25;
}

#define OPTIONS NeuralNetwork_learns_without_bias
#include "support/neural_network_learning.h"
