// SPDX-License-Identifier: MIT
// A gated unit that samples and holds: it takes the first input while the second is 1.
#define USE_GRU__NB
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define Identity
#include <NeuralNetwork.h>

const unsigned int layers[] = {2, 1};
// Gate by gate, reset, new value, update: the weights of both inputs and of the output
// before.
const float weights[] = {
    0, 0,   0,  // reset: all of it, see the bias
    1, 0,   0,  // new value: the first input
    0, -40, 0,  // update: keep the old value unless the second input is 1
};
const float biases[] = {20, 0, 20};
NeuralNetwork NN(layers, weights, biases, 2);

void setup() {
  Serial.begin(115200);
  const float signal[6][2] = {{0.5, 1}, {0.9, 0}, {0.1, 0}, {-0.25, 1}, {0.7, 0}, {1, 1}};
  for (const float* x : signal) Serial.println(NN.FeedForward(x)[0], 4);
}

void loop() {}
