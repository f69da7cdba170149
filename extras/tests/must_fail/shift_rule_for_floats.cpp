// expect: ShiftSgd is for Int16; take Sgd for floats
// SPDX-License-Identifier: MIT
// Rates that are powers of two are for integers.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<2>, Dense<1>>;

#ifdef CONTROL
using Learning = Trainer<Net, MeanSquaredError, Sgd>;
#else
using Learning = Trainer<Net, MeanSquaredError, ShiftSgd<>>;
#endif

float learn(Net& network, float (&weights)[3], const float* x, const float* t) {
  Learning trainer(network, weights, {1});
  return trainer.fit(x, t);
}
