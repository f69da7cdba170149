// expect: the fourth argument is FourBit, Ternary or Binary, or nothing
// SPDX-License-Identifier: MIT
// A number of bits in place of a kind of weights.
#include <Thimble.h>

using namespace thimble;

struct TwoBit {};

#ifdef CONTROL
using Weights = Ternary;
#else
using Weights = TwoBit;
#endif
using Net = Network<Int8<Native>, Input<2>, Dense<1, ReLU, UnitBias, Weights>>;
uint32_t bytes() { return Net::kParameterBytes; }
