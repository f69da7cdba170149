// expect: FourBit, Ternary and Binary weights are for Int8<Native>
// SPDX-License-Identifier: MIT
// Four-bit weights with float values.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Number = Int8<Native>;
#else
using Number = Float32;
#endif
using Net = Network<Number, Input<2>, Dense<1, ReLU, UnitBias, FourBit>>;
uint32_t bytes() { return Net::kParameterBytes; }
