// Files of NeuralNetwork.h: 8-bit weights without biases.
// SPDX-License-Identifier: MIT
#define _2_OPTIMIZE 0B01000100
#define Q_FLOAT_RANGE 2.0
#define ACTIVATION__PER_LAYER
#define ReLU
#define Sigmoid

#define OPTIONS NeuralNetwork_files_int8
#include "support/neural_network_files.h"
