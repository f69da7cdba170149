// expect: CategoricalCrossEntropy needs outputs that are shares of 1
// SPDX-License-Identifier: MIT
// The outputs of a plain Dense layer are no shares of 1.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Dense<2>, Softmax>;
#else
using Net = Model<Float32, Ram, Input<2>, Dense<2>>;
#endif

float learn(Net& network, float (&weights)[6], const float* x) {
  Trainer<Net, SparseCategoricalCrossEntropy> trainer(network, weights, {0.5f});
  return trainer.fit(x, 1);
}
