// SPDX-License-Identifier: MIT
// An activation of your own: a sigmoid that is a straight line in the middle.
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define ACTIVATION__PER_LAYER
#define CUSTOM_AF1 hard_sigmoid  // declared by the library, defined below
#include <NeuralNetwork.h>

float NeuralNetwork::Layer::hard_sigmoid(const float& x) {
  return x < -2.5f ? 0 : x > 2.5f ? 1 : 0.2f * x + 0.5f;
}

const unsigned int layers[] = {3, 3, 1};
float weights[] = {
    10, 10,  10,  // at least one of three
    10, 10,  10,  // at least two
    10, 10,  10,  // all three
    10, -10, 10,  // one, but not two, but three
};
float biases[] = {-5, -15, -25, -5};
byte activations[] = {Idx_hard_sigmoid, Idx_hard_sigmoid};

NeuralNetwork NN(layers, weights, biases, 3, activations);

void print_table() {
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const DFLOAT x[3] = {DFLOAT(bits >> 2 & 1), DFLOAT(bits >> 1 & 1), DFLOAT(bits & 1)};
    const DFLOAT* y = NN.FeedForward(x);
    for (uint8_t i = 0; i < 3; ++i) {
      Serial.print(x[i], 0);
      Serial.print(' ');
    }
    Serial.print(F("-> "));
    Serial.println(y[0], 4);
  }
}

void setup() {
  Serial.begin(115200);
  print_table();
}

void loop() {}
