// The options of NeuralNetwork.h: 8-bit weights in flash.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B11010010
#define _2_OPTIMIZE 0B00100100
#define Q_FLOAT_RANGE 2.0
#define ACTIVATION__PER_LAYER
#define ReLU
#define Softmax

#define OPTIONS NeuralNetwork_int8
#include "support/neural_network_cases.h"
