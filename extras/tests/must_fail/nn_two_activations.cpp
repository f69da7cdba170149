// expect: several activations are defined
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define Tanh
#else
#define Tanh
#define ReLU
#endif
#include <NeuralNetwork.h>
