// expect: every size must be at least 1
// SPDX-License-Identifier: MIT
// An input without values.
#include <Thimble.h>

#ifdef CONTROL
using In = thimble::Input<8, 1>;
#else
using In = thimble::Input<8, 0>;
#endif
static_assert(thimble::Network<thimble::Float32, In, thimble::Dense<1>>::kInputs == 8,
              "");
