// SPDX-License-Identifier: MIT
// The parameters stay in flash: no RAM for them.
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
