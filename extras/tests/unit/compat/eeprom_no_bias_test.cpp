// Networks in EEPROM of NeuralNetwork.h: functions for each layer, no biases.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B01000000
#define _2_OPTIMIZE 0B11000000
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid

#define OPTIONS NeuralNetwork_eeprom_no_bias
#include "support/neural_network_eeprom.h"
