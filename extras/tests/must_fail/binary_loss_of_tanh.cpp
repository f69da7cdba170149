// expect: BinaryCrossEntropy needs outputs that are probabilities
// SPDX-License-Identifier: MIT
// The outputs of Tanh are no probabilities.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Activation = Sigmoid;
#else
using Activation = Tanh;
#endif
using Net = Model<Float32, Ram, Input<2>, Dense<1, Activation>>;

float learn(Net& network, float (&weights)[3], const float* x, const float* t) {
  Trainer<Net, BinaryCrossEntropy> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
