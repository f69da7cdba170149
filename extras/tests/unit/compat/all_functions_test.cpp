// The options of NeuralNetwork.h: no list of functions: all of them.
// SPDX-License-Identifier: MIT
#define ACTIVATION__PER_LAYER
#define _2_OPTIMIZE 0B00100000

#define OPTIONS NeuralNetwork_all_functions
#include "support/neural_network_cases.h"
