// expect: this activation has no derivative
// SPDX-License-Identifier: MIT
// An activation of one's own needs a derivative to learn.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

struct Square {
  static float forward(float x) { return x * x; }
#ifdef CONTROL
  static float derivative_from_input(float x) { return 2 * x; }
#endif
};
using Net = Model<Float32, Ram, Input<2>, Dense<1, Square>>;

float learn(Net& network, float (&weights)[3], const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
