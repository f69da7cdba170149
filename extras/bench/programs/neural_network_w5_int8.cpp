// SPDX-License-Identifier: MIT
// Bench: the 784-32-10 net with int8 weights, with NeuralNetwork.h.
#define _1_OPTIMIZE \
  0B11010110  // PROGMEM, outputs deleted, flat weights, one pointer, no loss
#include "../nets/neural_network/w5_int8.h"

#include "neural_network.h"

void setup() {
  NeuralNetwork network(layers, weights, biases, numberOflayers, Actv_Functions);
  bench::feed_all<784>(network);
}
