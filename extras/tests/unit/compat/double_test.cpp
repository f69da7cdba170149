// The options of NeuralNetwork.h: 64 bits, no biases, one shared pointer.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00000101
#define _2_OPTIMIZE 0B01000000
#define ACTIVATION__PER_LAYER
#define SELU
#define Softmax
#define Tanh

#define OPTIONS NeuralNetwork_double
#include "support/neural_network_cases.h"
