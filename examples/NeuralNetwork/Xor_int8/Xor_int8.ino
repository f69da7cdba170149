// SPDX-License-Identifier: MIT
// Weights and biases of one byte: 1 stands for 51 / 255 = 0.2.
#define _1_OPTIMIZE 0B11010000  // PROGMEM, outputs deleted, one array of weights
#define _2_OPTIMIZE 0B00100100  // a bias for each unit, int8_t
#include <NeuralNetwork.h>

const unsigned int layers[] = {3, 3, 1};
const PROGMEM int8_t weights[] = {
    50, 50,  50,  // at least one of three
    50, 50,  50,  // at least two
    50, 50,  50,  // all three
    50, -50, 50,  // one, but not two, but three
};
const PROGMEM int8_t biases[] = {-25, -75, -125, -25};

NeuralNetwork NN(layers, weights, biases, 3);

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
