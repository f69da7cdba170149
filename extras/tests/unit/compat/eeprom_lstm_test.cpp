// Recurrent layers of NeuralNetwork.h in EEPROM: LSTM with the gates of a unit side by
// side. SPDX-License-Identifier: MIT
#define USE_LSTM__NB
#define NO_FORCED_WEIGHTS_LVL2
#define _2_OPTIMIZE 0B10100000
#define KIND kLstm
#define GATES 4
#define IN_EEPROM
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_eeprom_lstm
#include "support/neural_network_steps.h"
