// Recurrent layers of NeuralNetwork.h in EEPROM: GRU, a bias for each layer.
// SPDX-License-Identifier: MIT
#define USE_GRU__NB
#define _2_OPTIMIZE 0B10000000
#define KIND kGru
#define GATES 3
#define IN_EEPROM
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_eeprom_gru
#include "support/neural_network_steps.h"
