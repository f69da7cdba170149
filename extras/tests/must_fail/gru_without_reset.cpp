// expect: Gru: the second argument is ResetAfter or ResetBefore
// SPDX-License-Identifier: MIT
// The activation is the third argument of a Gru.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layer = Gru<3, ResetAfter, Sigmoid>;
#else
using Layer = Gru<3, Sigmoid>;
#endif
uint32_t size() { return sizeof(Layer); }
