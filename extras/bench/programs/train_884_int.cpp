// SPDX-License-Identifier: MIT
// Bench: one step of training of the 8-8-4 sigmoid net in Int16.
#include <step_884_int.h>

#include "train.h"

using namespace thimble;

using Net = Model<Int16, Ram, Input<8>, Dense<8, Sigmoid>, Dense<4, Sigmoid>>;

static Net network(parameters);
static Trainer<Net, HalfSquaredError, ShiftSgd<>> trainer(network, parameters, {1});

void setup() { bench::train_all(trainer, parameters); }
