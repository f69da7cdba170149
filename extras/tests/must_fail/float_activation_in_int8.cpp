// expect: Int8 computes this activation by a table
// SPDX-License-Identifier: MIT
// A curve in a network of 8-bit integers, without its table.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Model<Int8<Native>, Ram, Input<2>, Dense<2, Table<0, Tanh>>>;
#else
using Net = Model<Int8<Native>, Ram, Input<2>, Dense<2, Tanh>>;
#endif
static const uint8_t kBytes[Net::kParameterCount] = {1};
Net net(kBytes);
int8_t ask(const int8_t* x) { return net.predict(x)[0]; }
