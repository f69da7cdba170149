// expect: tables are for Int8; in other number formats name the activation itself
// SPDX-License-Identifier: MIT
// An activation table in a network of floats.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3, 4, 5, 6};
#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Dense<2, Tanh>>;
#else
using Net = Model<Float32, Ram, Input<2>, Dense<2, Table<0, Tanh>>>;
#endif
Net net(kWeights);
float ask(const float* x) { return net.predict(x)[0]; }
