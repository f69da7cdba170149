// expect: PushedInput needs a Dense layer behind it
// SPDX-License-Identifier: MIT
// Only a dense layer can add up values as they come.
#include <Thimble.h>

using namespace thimble;

static const float kWeights[] = {1, 2, 3};
#ifdef CONTROL
Model<Float32, Ram, PushedInput<2>, Dense<1>, Softmax> net(kWeights);
#else
Model<Float32, Ram, PushedInput<2>, Softmax, Dense<1>> net(kWeights);
#endif
float ask(const float* x) { return net.predict(x)[0]; }
