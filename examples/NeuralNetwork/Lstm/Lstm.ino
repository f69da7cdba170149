// SPDX-License-Identifier: MIT
// A memory cell that counts how often its input was 1.
#define USE_LSTM__NB
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define Identity
#include <NeuralNetwork.h>

const unsigned int layers[] = {1, 1};
// Gate by gate, forget, input, cell, output: the weights of the input and of the output
// before.
const float weights[] = {
    0,  0,  // forget: nothing, see the bias
    40, 0,  // input: open when the input is 1
    0,  0,  // cell: adds 1, see the bias
    0,  0,  // output: always open
};
const float biases[] = {20, -20, 1, 20};
NeuralNetwork NN(layers, weights, biases, 2);

void setup() {
  Serial.begin(115200);
  const float signal[8] = {0, 1, 1, 0, 1, 0, 0, 1};
  for (float x : signal) Serial.println(NN.FeedForward(&x)[0], 4);
}

void loop() {}
