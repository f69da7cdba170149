// Recurrent layers of NeuralNetwork.h: LSTM, outputs deleted.
// SPDX-License-Identifier: MIT
#define USE_LSTM__NB
#define _1_OPTIMIZE 0B01000000
#define _2_OPTIMIZE 0B00100000
#define KIND kLstm
#define GATES 4
#define ACTIVATION__PER_LAYER
#define Tanh
#define Sigmoid
#define OPTIONS NeuralNetwork_lstm
#include "support/neural_network_steps.h"
