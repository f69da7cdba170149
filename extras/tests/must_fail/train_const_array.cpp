// expect: pass the array of parameters that the model reads; it must not be const
// SPDX-License-Identifier: MIT
// An array of constants may be in flash, where nothing can learn.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<2>, Dense<1>>;

#ifdef CONTROL
static float weights[3] = {1, 2, 3};
#else
static const float weights[3] = {1, 2, 3};
#endif

float learn(Net& network, const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
