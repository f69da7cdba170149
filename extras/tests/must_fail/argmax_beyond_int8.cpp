// expect: an int8 value cannot hold an index above 127
// SPDX-License-Identifier: MIT
// The index of 129 classes does not fit in the one value an int8 network gives.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Int8<Native>, Input<2>, Dense<128>, ArgMax>;
#else
using Net = Network<Int8<Native>, Input<2>, Dense<129>, ArgMax>;
#endif
uint16_t outputs() { return Net::kOutputs; }
