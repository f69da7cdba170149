// expect: LastOf: name at least one step
// SPDX-License-Identifier: MIT
// A sequence has at least one step.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layer = LastOf<1>;
#else
using Layer = LastOf<0>;
#endif
uint32_t size() { return sizeof(Layer); }
