// The options of NeuralNetwork.h: none at all.
// SPDX-License-Identifier: MIT
#include <vector>

#define OPTIONS NeuralNetwork_default
#include "support/neural_network_cases.h"
