// SPDX-License-Identifier: MIT
// Looks at an image of 28x28 pixels one pixel at a time: no array of 784 floats.
#define _1_OPTIMIZE 0B11010010  // PROGMEM, outputs deleted, one array of weights, no loss
#define _2_OPTIMIZE 0B00100100  // a bias for each unit, int8_t
#define Softmax
#include <NeuralNetwork.h>

#include "halves.h"

const unsigned int layers[] = {784, 2};
NeuralNetwork NN(layers, weights, biases, 2);

// A bright line of pixels in a dark image.
float pixel(unsigned int i, unsigned int line) { return i / 28 == line ? 1 : 0.125; }

void setup() {
  Serial.begin(115200);
  for (unsigned int line = 2; line < 28; line += 8) {
    float* y = NULL;
    for (unsigned int i = 0; i < 784; ++i) y = NN.FeedForward_Individual(pixel(i, line));
    Serial.print(F("line "));
    Serial.print(line);
    Serial.println(y[0] > y[1] ? F(": upper half") : F(": lower half"));
  }
}

void loop() {}
