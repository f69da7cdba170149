// expect: the first argument is a number format
// SPDX-License-Identifier: MIT
// A C++ type is not a number format.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Number = Float32;
#else
using Number = float;
#endif
static const float kWeights[] = {1, 2, 3};
Model<Number, Ram, Input<2>, Dense<1>> net(kWeights);
