// expect: FourBitLists is for at most 255 inputs; take FourBit
// SPDX-License-Identifier: MIT
// An input whose number is no byte.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using In = Input<255>;
#else
using In = Input<256>;
#endif
using Net = Network<Int8<Native>, In, Dense<1, ReLU, UnitBias, FourBitLists<9>>>;
uint32_t bytes() { return Net::kParameterBytes; }
