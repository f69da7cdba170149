// expect: deleted
// SPDX-License-Identifier: MIT
#include <NeuralNetwork.h>

#if defined(CONTROL)
const NeuralNetwork& copy(const NeuralNetwork& network) { return network; }
#else
NeuralNetwork copy(const NeuralNetwork& network) { return network; }
#endif
