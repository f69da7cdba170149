// SPDX-License-Identifier: MIT
// Saves a network to an FRAM behind the library FRAM_I2C, and runs it from there.
#include <FRAM.h>
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define _3_OPTIMIZE 0B10000000  // FRAM
#include <NeuralNetwork.h>

// What Fram_save of the old library leaves in the chip: 3-3-1, each bias in front of its
// weights.
const unsigned int sizes[] = {2, 3, 3, 1};
const float parameters[] = {-5,  10, 10, 10, -15, 10, 10,  10,
                            -25, 10, 10, 10, -5,  10, -10, 10};

FRAM fram;  // stays as long as the network
NeuralNetwork& network();

void print_table() {
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const DFLOAT x[3] = {DFLOAT(bits >> 2 & 1), DFLOAT(bits >> 1 & 1), DFLOAT(bits & 1)};
    const DFLOAT* y = network().FeedForward(x);
    for (uint8_t i = 0; i < 3; ++i) {
      Serial.print(x[i], 0);
      Serial.print(' ');
    }
    Serial.print(F("-> "));
    Serial.println(y[0], 4);
  }
}

NeuralNetwork& network() {
  static NeuralNetwork NN(fram, 0);
  return NN;
}

void setup() {
  Serial.begin(115200);
  fram.begin();
  uint16_t at = 0;
  for (unsigned int size : sizes) at = fram.writeObject(at, size);
  for (float parameter : parameters) at = fram.writeObject(at, parameter);
  print_table();
  // As a record, which knows whether it is whole.
  Serial.println(network().save(fram, 200) > 200 ? F("saved") : F("not saved"));
}

void loop() {}
