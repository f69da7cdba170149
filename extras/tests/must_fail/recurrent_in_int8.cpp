// expect: recurrent layers compute in Float32 or Float64
// SPDX-License-Identifier: MIT
// There are no integer kernels for recurrent layers.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Number = Float32;
#else
using Number = Int8<Native>;
#endif
uint32_t bytes() { return Network<Number, Input<2>, Lstm<3>>::kParameterBytes; }
