// Recurrent layers of NeuralNetwork.h: RNN and dense layers, from many steps to one.
// SPDX-License-Identifier: MIT
#define USE_DENSE_RNN_PAIR__NB
#define _2_OPTIMIZE 0B00100000
#define KIND kRnn
#define GATES 1
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_rnn_and_dense
#include "support/neural_network_steps.h"
