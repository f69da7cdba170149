// SPDX-License-Identifier: MIT
// w1, for NeuralNetwork.h, written by `thimble convert`.
//
//   NeuralNetwork NN(layers, weights, biases, numberOflayers);
// clang-format off
#pragma once

#if !defined(_1_OPTIMIZE)
#define _1_OPTIMIZE 0B11010000  // PROGMEM, outputs are deleted, flat weights
#endif
#define _2_OPTIMIZE 0B00100100  // a bias for each unit, int8_t
#define Q_FLOAT_RANGE 24.66
#define Sigmoid
#include <NeuralNetwork.h>

const unsigned int layers[] = {3, 3, 1};
const unsigned int numberOflayers = 3;

const PROGMEM int8_t biases[] = {
  -102, -48, 46,
  61,
};

const PROGMEM int8_t weights[] = {
  52, 101, 54,
  -68, 66, 99,
  -99, -68, 72,
  -125, 127, -125,
};
