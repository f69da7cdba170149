// Networks in EEPROM of NeuralNetwork.h: floats, a shared bias.
// SPDX-License-Identifier: MIT
#define _2_OPTIMIZE 0B10000000
#define ACTIVATION__PER_LAYER
#define Tanh
#define LeakyELU
#define Softmax

#define OPTIONS NeuralNetwork_eeprom_float
#include "support/neural_network_eeprom.h"
