// expect: this array does not hold the parameters of this model
// SPDX-License-Identifier: MIT
// The trainer is given the parameters of another network.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<2>, Dense<1>>;

#ifdef CONTROL
static float weights[3];
#else
static float weights[4];
#endif

float learn(Net& network, const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
