// expect: can't have both NO_BIAS
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _2_OPTIMIZE 0x20
#else
#define _2_OPTIMIZE 0x60
#endif
#include <NeuralNetwork.h>
