// expect: this array holds another number of values than the network has inputs
// SPDX-License-Identifier: MIT
// Three values for a network of two inputs.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
Model<Float32, Ram, Input<2>, Dense<1>> net(kWeights);

float ask() {
#ifdef CONTROL
  const float x[2] = {1, 2};
#else
  const float x[3] = {1, 2, 3};
#endif
  return net.predict(x)[0];
}
