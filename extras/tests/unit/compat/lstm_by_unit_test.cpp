// Recurrent layers of NeuralNetwork.h: LSTM in doubles with the gates of a unit side by
// side. SPDX-License-Identifier: MIT
#define USE_LSTM__NB
#define NO_FORCED_WEIGHTS_LVL2
#define _1_OPTIMIZE 0B00000001
#define _2_OPTIMIZE 0B00100000
#define KIND kLstm
#define GATES 4
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_lstm_by_unit
#include "support/neural_network_steps.h"
