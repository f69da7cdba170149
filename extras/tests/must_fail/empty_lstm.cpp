// expect: recurrent layer: it needs at least one unit
// SPDX-License-Identifier: MIT
// A recurrent layer without units has no outputs.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layer = Lstm<1>;
#else
using Layer = Lstm<0>;
#endif
uint32_t size() { return sizeof(Layer); }
