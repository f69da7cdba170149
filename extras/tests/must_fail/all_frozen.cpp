// expect: every layer of this network is Frozen
// SPDX-License-Identifier: MIT
// A network in which nothing is left to learn.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Frozen<Dense<2>>, Dense<1>>;
#else
using Net = Model<Float32, Ram, Input<2>, Frozen<Dense<2>>, Frozen<Dense<1>>>;
#endif

float learn(Net& network, float (&weights)[9], const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
