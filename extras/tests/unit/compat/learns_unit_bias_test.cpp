// BackProp of NeuralNetwork.h: a bias for each unit, flat weights, a function of the
// sketch. SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00010001
#define _2_OPTIMIZE 0B00100000
#define ACTIVATION__PER_LAYER
#define Tanh
#define Softmax
#define CUSTOM_AF1 triple_and_one
#define CUSTOM_DF1
#define USES_CUSTOM
#define LAST_FUNCTION 1
#define LOSS(y, t) (((y) - (t)) * ((y) - (t)) / 2)
template <class Network>
void set_rates(Network& network) {
  network.LearningRateOfWeights = 0.25;
  network.LearningRateOfBiases = 0.125;
}

#define OPTIONS NeuralNetwork_learns_unit_bias
#include "support/neural_network_learning.h"
