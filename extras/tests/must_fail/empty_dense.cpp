// expect: a layer needs at least one unit
// SPDX-License-Identifier: MIT
// A dense layer without units.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, Input<2>, Dense<1>>;
#else
using Net = Network<Float32, Input<2>, Dense<0>>;
#endif
static_assert(Net::kInputs == 2, "");
uint16_t outputs() { return Net::kOutputs; }
