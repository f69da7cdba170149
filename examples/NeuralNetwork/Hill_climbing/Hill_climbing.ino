// SPDX-License-Identifier: MIT
// Learns the exclusive or without gradients: random steps, taken back when they are bad.
#define _2_OPTIMIZE 0B00100000  // a bias for each unit
#define _3_OPTIMIZE 0B01000000  // HillClimb
#define Tanh
#include <NeuralNetwork.h>

const unsigned int layers[] = {2, 3, 1};
const float inputs[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
const float expected[4][1] = {{0}, {1}, {1}, {0}};

NeuralNetwork NN(layers, 3, 0.1, 0.1);

void setup() {
  Serial.begin(115200);
  unsigned int steps = 0;
  float error;
  do {
    for (uint8_t i = 0; i < 4; ++i) {
      NN.FeedForward(inputs[i]);
      NN.ComputeSummedErrors(expected[i]);
    }
    error = NN.getMeanSqrdError(4);
    ++steps;
  } while (NN.HillClimb(error, 0.02) && steps < 5000);
  Serial.print(F("steps: "));
  Serial.println(steps);
  for (uint8_t i = 0; i < 4; ++i) Serial.println(NN.FeedForward(inputs[i])[0], 4);
}

void loop() {}
