// SPDX-License-Identifier: MIT
// A network is built in every round, runs, and gives its memory back.
#define _1_OPTIMIZE 0B11010000  // PROGMEM, outputs deleted, one array of weights
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#include <NeuralNetwork.h>

const unsigned int layers[] = {3, 3, 1};
const PROGMEM float weights[] = {
    10, 10,  10,  // at least one of three
    10, 10,  10,  // at least two
    10, 10,  10,  // all three
    10, -10, 10,  // one, but not two, but three
};
const PROGMEM float biases[] = {-5, -15, -25, -5};

uint8_t bits = 0;

void setup() { Serial.begin(115200); }

void loop() {
  if (bits == 32) return;
  NeuralNetwork NN(layers, weights, biases, 3);
  const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
  float* y = NN.FeedForward(x);
  Serial.println(y[0], 4);
  ++bits;
  delete[] y;  // the last outputs outlive the network, so they are the sketch's
  NN.layers[NN.numberOflayers - 1].outputs = NULL;
}
