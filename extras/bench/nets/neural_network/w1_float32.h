// SPDX-License-Identifier: MIT
// w1, for NeuralNetwork.h, written by `thimble convert`.
//
//   NeuralNetwork NN(layers, weights, biases, numberOflayers);
// clang-format off
#pragma once

#if !defined(_1_OPTIMIZE)
#define _1_OPTIMIZE 0B11010000  // PROGMEM, outputs are deleted, flat weights
#endif
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define Sigmoid
#include <NeuralNetwork.h>

const unsigned int layers[] = {3, 3, 1};
const unsigned int numberOflayers = 3;

const PROGMEM float biases[] = {
  -9.81863022, -4.59964037, 4.40601683,
  5.86243153,
};

const PROGMEM float weights[] = {
  5.00224924, 9.80297661, 5.20183325,
  -6.60312414, 6.4089818, 9.61804485,
  -9.61824512, -6.60496807, 7.00449419,
  -12.103548, 12.3290596, -12.1135969,
};
