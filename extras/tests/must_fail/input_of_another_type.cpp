// expect: pass an array of the network's values: float for Float32
// SPDX-License-Identifier: MIT
// Integers for a network of floats.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
Model<Float32, Ram, Input<2>, Dense<1>> net(kWeights);

float ask() {
#ifdef CONTROL
  const float x[2] = {1, 2};
#else
  const int x[2] = {1, 2};
#endif
  return net.predict(x)[0];
}
