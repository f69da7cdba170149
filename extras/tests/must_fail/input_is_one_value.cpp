// expect: pass an array of the network's values
// SPDX-License-Identifier: MIT
// A single value where an array is due, even if the network has one input.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2};
Model<Float32, Ram, Input<1>, Dense<1>> net(kWeights);

float ask(float x) {
#ifdef CONTROL
  return net.predict(&x)[0];
#else
  return net.predict(x)[0];
#endif
}
