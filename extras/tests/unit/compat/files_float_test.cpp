// Files of NeuralNetwork.h: floats, a shared bias, rows of weights, functions for each
// layer. SPDX-License-Identifier: MIT
#define ACTIVATION__PER_LAYER
#define Tanh
#define LeakyELU
#define Softmax
#define SELU

#define OPTIONS NeuralNetwork_files_float
#include "support/neural_network_files.h"
