// The options of NeuralNetwork.h: outputs deleted layer by layer, weights that stand for
// flash. SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B11010000
#define _2_OPTIMIZE 0B00100000
#define ACTIVATION__PER_LAYER
#define Tanh
#define Softmax

#define OPTIONS NeuralNetwork_deletes_outputs
#include "support/neural_network_cases.h"
