// SPDX-License-Identifier: MIT
// Bench: one step of training of the 3-3-1 sigmoid net in float.
#include <step_331.h>

#include "train.h"

using namespace thimble;

using Net = Model<Float32, Ram, Input<3>, Dense<3, Sigmoid>, Dense<1, Sigmoid>>;

static Net network(parameters);
static Trainer<Net, HalfSquaredError, Sgd> trainer(network, parameters, {0.5f});

void setup() { bench::train_all(trainer, parameters); }
