// expect: deleted
// SPDX-License-Identifier: MIT
// A copy of a model would hold a buffer of its own that nobody budgeted.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
using Net = Model<Float32, Ram, Input<2>, Dense<1>>;
Net net(kWeights);

float ask(const float* x) {
#ifdef CONTROL
  Net& other = net;
#else
  Net other = net;
#endif
  return other.predict(x)[0];
}
