// expect: graph::Parameters
// SPDX-License-Identifier: MIT
// A model that keeps a handle has to be given one.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
using Net = Model<Float32, Ram, Input<2>, Dense<1>>;
#ifdef CONTROL
Net net(kWeights);
#else
Net net;
#endif
float ask(const float* x) { return net.predict(x)[0]; }
