// BackProp of NeuralNetwork.h: softmax with categorical cross-entropy.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00000001
#define _2_OPTIMIZE 0B00100010
#define CATEGORICAL_CROSS_ENTROPY
#define ACTIVATION__PER_LAYER
#define Tanh
#define Softmax
#define LAST_FUNCTION 1
#define LOSS(y, t) (-(t)*std::log(y))
template <class Network>
void set_rates(Network& network) {
  network.LearningRateOfWeights = 0.25;
  network.LearningRateOfBiases = 0.125;
}

#define OPTIONS NeuralNetwork_learns_categories
#include "support/neural_network_learning.h"
