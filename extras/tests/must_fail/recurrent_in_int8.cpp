// expect: recurrent layers compute in Float32, Float64 or Int8<Native>
// SPDX-License-Identifier: MIT
// TensorFlow Lite's rounding has no recurrent kernels.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Number = Int8<Native>;
#else
using Number = Int8<Tflite>;
#endif
uint32_t bytes() { return Network<Number, Input<2>, Lstm<3>>::kParameterBytes; }
