// expect: give the biases behind the weights
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _2_OPTIMIZE 0x40
#endif
#include <NeuralNetwork.h>

const unsigned int layers[] = {2, 1};
float weights[] = {1, 2};
NeuralNetwork network(layers, weights, 2);
