// expect: this network cannot be trained
// SPDX-License-Identifier: MIT
#if !defined(CONTROL)
#define _1_OPTIMIZE 0x80
#endif
#include <NeuralNetwork.h>

const unsigned int layers[] = {2, 1};
NeuralNetwork network(layers, 2);
