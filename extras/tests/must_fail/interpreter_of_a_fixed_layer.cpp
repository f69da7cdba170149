// expect: list layers with kAny in place of their number of units
// SPDX-License-Identifier: MIT
// An Interpreter for one number of units.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Player = Interpreter<Float32, Ram, Dense<kAny, ReLU>>;
#else
using Player = Interpreter<Float32, Ram, Dense<16, ReLU>>;
#endif
Player net;
