// expect: Int16 computes Identity, ReLU, ReLU6, Sigmoid and Tanh
// SPDX-License-Identifier: MIT
// Int16 has no GELU.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Activation = Tanh;
#else
using Activation = GELU;
#endif
using Net = Model<Int16, Ram, Input<2>, Dense<1, Activation>>;

const int16_t* predict(Net& network, const int16_t* x) { return network.predict(x); }
