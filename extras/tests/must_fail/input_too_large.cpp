// expect: a network takes at most 65535 values
// SPDX-License-Identifier: MIT
// More values than a 16-bit index can name.
#include <Thimble.h>

#ifdef CONTROL
using In = thimble::Input<255, 257>;
#else
using In = thimble::Input<256, 256>;
#endif
static_assert(thimble::Network<thimble::Float32, In, thimble::Dense<1>>::kInputs > 9, "");
