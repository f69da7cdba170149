// expect: Softmax needs all outputs at once: list it as a layer of its own
// SPDX-License-Identifier: MIT
// Softmax is a layer, not the activation of one.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3, 4, 5, 6};
#ifdef CONTROL
using Net = Model<Float32, Ram, Input<2>, Dense<2>, Softmax>;
#else
using Net = Model<Float32, Ram, Input<2>, Dense<2, Softmax>>;
#endif
Net net(kWeights);
float ask(const float* x) { return net.predict(x)[0]; }
