// SPDX-License-Identifier: MIT
// Firmware: a network learns the samples of the input file, one step each; its parameters
// and losses are the output.
//
// net.h, written by the test, has NUMBER, INPUTS, LAYERS, LOSS, OPTIMIZER, RATES and
// START, the parameters it begins with.
#include <Thimble.h>
#include <sim.h>
#include <thimble/train.h>

#include "net.h"

using namespace thimble;

using Net = Model<NUMBER, Ram, Input<INPUTS>, LAYERS>;
using Learning = Trainer<Net, LOSS, OPTIMIZER>;

static Net::Value parameters[] = {START};

int main() {
  Net network(parameters);
  Learning trainer(network, parameters, {RATES});
  Net::Value sample[Net::kInputs + Net::kOutputs];
  while (sim::read(sample, sizeof sample)) {
    const Learning::LossValue loss = trainer.fit(sample, sample + Net::kInputs);
    if (trainer.status() != TrainStatus::kLearned) sim::exit(1);
    sim::write(&loss, sizeof loss);
  }
  sim::write(parameters, sizeof parameters);
  sim::exit(0);
}
