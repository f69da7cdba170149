// expect: SimpleRnn learns from the last steps: say from how many
// SPDX-License-Identifier: MIT
// How far a SimpleRnn looks back is how much RAM it takes, so it has to be said.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<2>, SimpleRnn<2>, Dense<1>>;

#ifdef CONTROL
using Learning = Trainer<Net, MeanSquaredError, Sgd, Steps<8>>;
#else
using Learning = Trainer<Net, MeanSquaredError, Sgd>;
#endif

float learn(Net& network, float (&weights)[Net::kParameterCount], const float* x,
            const float* t) {
  Learning trainer(network, weights, {0.5f});
  return trainer.fit(x, t);
}
