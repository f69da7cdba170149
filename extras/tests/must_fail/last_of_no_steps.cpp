// expect: Every, LastOf: name at least one step
// SPDX-License-Identifier: MIT
// A sequence has at least one step.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, Input<2>, LastOf<1>>;
#else
using Net = Network<Float32, Input<2>, LastOf<0>>;
#endif
uint16_t outputs() { return Net::kOutputs; }
