// Recurrent layers of NeuralNetwork.h: GRU, a bias for each layer.
// SPDX-License-Identifier: MIT
#define USE_GRU__NB
#define KIND kGru
#define GATES 3
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_gru
#include "support/neural_network_steps.h"
