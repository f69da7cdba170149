// expect: precision with USE_INT_QUANTIZATION
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _2_OPTIMIZE 0x08
#else
#define _1_OPTIMIZE 0x01
#define _2_OPTIMIZE 0x08
#endif
#include <NeuralNetwork.h>
