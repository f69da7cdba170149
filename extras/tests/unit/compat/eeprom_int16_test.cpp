// Networks in EEPROM of NeuralNetwork.h: 16-bit weights, a bias for each unit.
// SPDX-License-Identifier: MIT
#define _2_OPTIMIZE 0B10101000
#define Q_FLOAT_RANGE 2.0
#define Sigmoid

#define OPTIONS NeuralNetwork_eeprom_int16
#include "support/neural_network_eeprom.h"
