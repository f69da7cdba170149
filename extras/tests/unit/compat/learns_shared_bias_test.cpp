// BackProp of NeuralNetwork.h: one bias for each layer, rows of weights.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00000001
#define ACTIVATION__PER_LAYER
#define Sigmoid
#define Tanh
#define LeakyELU
#define ELU
#define SELU
#define Identity
#define Softmax
#define LAST_FUNCTION 0
#define LOSS(y, t) (((y) - (t)) * ((y) - (t)) / 2)
template <class Network>
void set_rates(Network& network) {
  network.LearningRateOfWeights = 0.25;
  network.LearningRateOfBiases = 0.125;
}

#define OPTIONS NeuralNetwork_learns_shared_bias
#include "support/neural_network_learning.h"
