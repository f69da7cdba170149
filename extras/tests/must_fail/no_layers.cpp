// expect: name at least one layer behind the input
// SPDX-License-Identifier: MIT
// A network without layers.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Float32, Input<2>, ArgMax>;
#else
using Net = Network<Float32, Input<2>>;
#endif
static_assert(Net::kParameterCount == 0, "");
