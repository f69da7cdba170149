// expect: _1_OPTIMIZE has eight bits
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _1_OPTIMIZE 0x10
#else
#define _1_OPTIMIZE 0x110
#endif
#include <NeuralNetwork.h>
