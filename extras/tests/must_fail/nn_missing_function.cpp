// expect: Idx_Tanh
// SPDX-License-Identifier: MIT
#define ACTIVATION__PER_LAYER
#define Sigmoid
#if defined(CONTROL)
#define Tanh
#endif
#include <NeuralNetwork.h>

byte functions[] = {Idx_Tanh, Idx_Sigmoid};
