// expect: the third argument is UnitBias, SharedBias or NoBias
// SPDX-License-Identifier: MIT
// A number in place of a kind of bias.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, Input<2>, Dense<1, Tanh, NoBias>>;
#else
using Net = Network<Float32, Input<2>, Dense<1, Tanh, float>>;
#endif
uint32_t parameters() { return Net::kParameters; }
