// expect: recurrent layer: it needs at least one unit
// SPDX-License-Identifier: MIT
// A recurrent layer without units has no outputs.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, Input<2>, Lstm<1>>;
#else
using Net = Network<Float32, Input<2>, Lstm<0>>;
#endif
uint16_t outputs() { return Net::kOutputs; }
