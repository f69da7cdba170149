// Networks in EEPROM of NeuralNetwork.h: 8-bit weights, a shared bias.
// SPDX-License-Identifier: MIT
#define _2_OPTIMIZE 0B10000100
#define Q_FLOAT_RANGE 2.0
#define Sigmoid

#define OPTIONS NeuralNetwork_eeprom_int8
#include "support/neural_network_eeprom.h"
