// expect: either 16 or 8
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _2_OPTIMIZE 0x08
#else
#define _2_OPTIMIZE 0x0C
#endif
#include <NeuralNetwork.h>
