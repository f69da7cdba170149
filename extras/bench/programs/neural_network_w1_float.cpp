// SPDX-License-Identifier: MIT
// Bench: the 3-3-1 sigmoid net in float, with NeuralNetwork.h.
#define _1_OPTIMIZE \
  0B11010110  // PROGMEM, outputs deleted, flat weights, one pointer, no loss
#include "../nets/neural_network/w1_float32.h"

#include "neural_network.h"

static NeuralNetwork network(layers, weights, biases, numberOflayers);

void setup() { bench::feed_all<3>(network); }
