// SPDX-License-Identifier: MIT
// Saves a network to the EEPROM; the example Eeprom_run runs it from there.
#include <EEPROM.h>
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

NeuralNetwork NN(layers, weights, biases, 3);

void setup() {
  Serial.begin(115200);
  Serial.print(F("next free address: "));
  Serial.println(NN.save(0));
}

void loop() {}
