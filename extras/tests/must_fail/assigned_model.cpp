// expect: deleted
// SPDX-License-Identifier: MIT
// Nor is one model assigned to another.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
using Net = Model<Float32, Ram, Input<2>, Dense<1>>;
Net first(kWeights), second(kWeights);

float ask(const float* x) {
#ifndef CONTROL
  second = first;
#endif
  return second.predict(x)[0];
}
