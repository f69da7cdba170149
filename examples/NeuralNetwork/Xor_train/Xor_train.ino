// SPDX-License-Identifier: MIT
// Learns the exclusive or on the board, from random weights.
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define Tanh
#include <NeuralNetwork.h>

const unsigned int layers[] = {2, 4, 1};
const float inputs[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
const float expected[4][1] = {{0}, {1}, {1}, {0}};

NeuralNetwork NN(layers, 3, 0.1, 0.1);

void setup() {
  Serial.begin(115200);
  unsigned int epoch = 0;
  do {
    for (uint8_t i = 0; i < 4; ++i) {
      NN.FeedForward(inputs[i]);
      NN.BackProp(expected[i]);
    }
    ++epoch;
  } while (NN.getMeanSqrdError(4) > 0.003 && epoch < 2000);
  Serial.print(F("epochs: "));
  Serial.println(epoch);
  for (uint8_t i = 0; i < 4; ++i) Serial.println(NN.FeedForward(inputs[i])[0], 4);
}

void loop() {}
