// expect: recurrent layer: its last argument is UnitBias or NoBias
// SPDX-License-Identifier: MIT
// The gates of a recurrent layer have biases of their own or none.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layer = Lstm<3, Tanh, Sigmoid, NoBias>;
#else
using Layer = Lstm<3, Tanh, Sigmoid, SharedBias>;
#endif
uint32_t bytes() { return Network<Float32, Input<2>, Layer>::kParameterBytes; }
