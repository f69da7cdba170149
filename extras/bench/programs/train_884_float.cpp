// SPDX-License-Identifier: MIT
// Bench: one step of training of the 8-8-4 sigmoid net in float.
#include <step_884.h>

#include "train.h"

using namespace thimble;

using Net = Model<Float32, Ram, Input<8>, Dense<8, Sigmoid>, Dense<4, Sigmoid>>;

static Net network(parameters);
static Trainer<Net, HalfSquaredError, Sgd> trainer(network, parameters, {0.5f});

void setup() { bench::train_all(trainer, parameters); }
