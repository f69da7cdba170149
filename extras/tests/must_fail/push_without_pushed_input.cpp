// expect: begin(), push() and finish() need PushedInput<size>
// SPDX-License-Identifier: MIT
// One value at a time into a model that takes an array.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using In = PushedInput<2>;
#else
using In = Input<2>;
#endif
static const float kWeights[] = {1, 2, 3};
Model<Float32, Ram, In, Dense<1>> net(kWeights);

float ask() {
  net.begin();
  net.push(1);
  net.push(2);
  return net.finish()[0];
}
