// expect: this layer cannot learn: Dense, SimpleRnn and Softmax can
// SPDX-License-Identifier: MIT
// An Lstm can run in front of layers that learn, but not learn itself.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Frozen<Lstm<2>>, Dense<1>>;
#else
using Net = Model<Float32, Ram, Input<2>, Lstm<2>, Dense<1>>;
#endif

float learn(Net& network, float (&weights)[Net::kParameterCount], const float* x,
            const float* t) {
  Trainer<Net> trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
