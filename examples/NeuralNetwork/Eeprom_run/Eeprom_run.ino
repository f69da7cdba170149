// SPDX-License-Identifier: MIT
// Runs the network that the example Eeprom_save has put into the EEPROM.
#include <EEPROM.h>
#define _2_OPTIMIZE 0B10100000  // EEPROM, a bias for each unit
#include <NeuralNetwork.h>

NeuralNetwork NN(0);

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
  if (NN.status() != thimble::compat::Status::kOk) {
    Serial.println(F("There is no network in the EEPROM: run Eeprom_save first."));
    return;
  }
  print_table();
}

void loop() {}
