// expect: PushedInput needs a Dense layer behind it
// SPDX-License-Identifier: MIT
// A step of a recurrent layer takes its values as one array.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, PushedInput<2>, Dense<3>, Lstm<2>>;
Model<Float32, Ram, PushedInput<2>, Dense<3>, Lstm<2>>* net;
#else
using Net = Network<Float32, PushedInput<2>, Lstm<2>>;
Model<Float32, Ram, PushedInput<2>, Lstm<2>>* net;
#endif
const float* ask(const float* x) { return net->predict(x); }
