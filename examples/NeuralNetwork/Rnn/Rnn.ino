// SPDX-License-Identifier: MIT
// A recurrent layer that smooths a signal: half of the new value, half of the old output.
#define USE_RNN__NB
#define _2_OPTIMIZE 0B01000000  // no biases
#define Identity
#include <NeuralNetwork.h>

const unsigned int layers[] = {1, 1};
// A row is the weights of the inputs, then those of the outputs before.
const float weights[] = {0.5, 0.5};
NeuralNetwork NN(layers, weights, 2);

void setup() {
  Serial.begin(115200);
  for (uint8_t t = 0; t < 8; ++t) {
    const float x[1] = {t < 4 ? 1.0f : 0.0f};
    Serial.println(NN.FeedForward(x)[0], 4);
  }
  NN.resetStates();
  const float one[1] = {1};
  Serial.println(NN.FeedForward(one)[0], 4);
}

void loop() {}
