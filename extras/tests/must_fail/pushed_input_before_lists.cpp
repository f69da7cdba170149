// expect: FourBitLists needs all inputs at once
// SPDX-License-Identifier: MIT
// Pushed inputs and weights that are lists.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Weights = FourBit;
#else
using Weights = FourBitLists<9>;
#endif
using Net = Model<Int8<Native>, Ram, PushedInput<2>, Dense<1, ReLU, UnitBias, Weights>>;
void push(Net& net) { net.push(1); }
void begin(Net& net) { net.begin(); }
int8_t finish(Net& net) { return *net.finish(); }
