// expect: BinaryStep has no derivative to learn by
// SPDX-License-Identifier: MIT
// A layer of steps tells nothing about where to go.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Activation = HardSigmoid;
#else
using Activation = BinaryStep;
#endif
using Net = Model<Float32, Ram, Input<2>, Dense<1, Activation>>;

float learn(Net& network, float (&weights)[3], const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
