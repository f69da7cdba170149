// Recurrent layers of NeuralNetwork.h in EEPROM: RNN, a bias for each unit, also one
// input at a time. SPDX-License-Identifier: MIT
#define USE_RNN__NB
#define _2_OPTIMIZE 0B10100000
#define KIND kRnn
#define GATES 1
#define ONE_BY_ONE
#define IN_EEPROM
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_eeprom_rnn
#include "support/neural_network_steps.h"
