// expect: a CUSTOM_DFn has no CUSTOM_AFn
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define CUSTOM_AF1 mine
#define CUSTOM_DF1
#else
#define CUSTOM_DF1
#endif
#include <NeuralNetwork.h>
