// The options of NeuralNetwork.h: 16-bit weights with a shared bias.
// SPDX-License-Identifier: MIT
#define _2_OPTIMIZE 0B00001010
#define Sigmoid
#define Q_FLOAT_RANGE 4

#define OPTIONS NeuralNetwork_int16
#include "support/neural_network_cases.h"
