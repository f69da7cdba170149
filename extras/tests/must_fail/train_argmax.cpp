// expect: ArgMax has no derivative: train the network without it
// SPDX-License-Identifier: MIT
// The index of the largest output has no derivative.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Dense<2>>;
#else
using Net = Model<Float32, Ram, Input<2>, Dense<2>, ArgMax>;
#endif

float learn(Net& network, float (&weights)[6], const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
