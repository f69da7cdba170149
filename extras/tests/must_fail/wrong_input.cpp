// expect: the third argument is the input: Input<size> or PushedInput<size>
// SPDX-License-Identifier: MIT
// A layer list without its input.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
#ifdef CONTROL
Model<Float32, Ram, Input<2>, Dense<1>> net(kWeights);
#else
Model<Float32, Ram, Dense<2>, Dense<1>> net(kWeights);
#endif
