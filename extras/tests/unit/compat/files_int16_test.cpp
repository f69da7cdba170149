// Files of NeuralNetwork.h: 16-bit weights, a bias for each unit, outputs deleted.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B01010000
#define _2_OPTIMIZE 0B00101000
#define Q_FLOAT_RANGE 2.0
#define Sigmoid

#define OPTIONS NeuralNetwork_files_int16
#include "support/neural_network_files.h"
