// SPDX-License-Identifier: MIT
// Saves a network to an SD card and loads it into another one.
#include <SD.h>
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#include <NeuralNetwork.h>

const unsigned int layers[] = {3, 3, 1};
float weights[] = {
    10, 10,  10,  // at least one of three
    10, 10,  10,  // at least two
    10, 10,  10,  // all three
    10, -10, 10,  // one, but not two, but three
};
float biases[] = {-5, -15, -25, -5};

NeuralNetwork first(layers, weights, biases, 3);
NeuralNetwork NN;

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
  if (!SD.begin(10) || !first.save("/net.thm") || !NN.load("/net.thm")) {
    Serial.println(F("The card does not work."));
    return;
  }
  print_table();
}

void loop() {}
