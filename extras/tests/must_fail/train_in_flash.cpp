// expect: the parameters of this model cannot be written: keep them in Ram
// SPDX-License-Identifier: MIT
// A model whose parameters are in flash cannot learn.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Place = Ram;
#else
using Place = Flash;
#endif
using Net = Model<Float32, Place, Input<2>, Dense<1, Sigmoid>>;

float learn(Net& network, float (&weights)[3], const float* x, const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
