// expect: this medium is not of the Interpreter's storage
// SPDX-License-Identifier: MIT
// An Interpreter for flash that is given a record in RAM.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Player = Interpreter<Float32, Ram, Dense<kAny, ReLU>>;
#else
using Player = Interpreter<Float32, Flash, Dense<kAny, ReLU>>;
#endif
Error open_it(Player& net, RamMedium& medium) { return net.open(medium); }
