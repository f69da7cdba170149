// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net with int8 weights, with NeuralNetwork.h.
#define _1_OPTIMIZE \
  0B11010110  // PROGMEM, outputs deleted, flat weights, one pointer, no loss
#include "../nets/neural_network/w2_int8.h"

#include "neural_network.h"

static NeuralNetwork network(layers, weights, biases, numberOflayers, Actv_Functions);

void setup() { bench::feed_all<64>(network); }
