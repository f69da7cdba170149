// Files of NeuralNetwork.h: doubles, a bias for each unit, flat weights.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00010001
#define _2_OPTIMIZE 0B00100000
#define Tanh

#define OPTIONS NeuralNetwork_files_flat_double
#include "support/neural_network_files.h"
