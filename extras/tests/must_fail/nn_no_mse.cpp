// expect: getMeanSqrdError: write #define MEAN_SQUARED_ERROR
// SPDX-License-Identifier: MIT
#if !defined(CONTROL)
#define _1_OPTIMIZE 0x02
#endif
#include <NeuralNetwork.h>

float error(NeuralNetwork& network) { return network.getMeanSqrdError(4); }
