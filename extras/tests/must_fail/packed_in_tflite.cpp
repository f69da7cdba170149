// expect: FourBit, Ternary and Binary weights are for Int8<Native>
// SPDX-License-Identifier: MIT
// Binary weights with TensorFlow Lite's rounding.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Number = Int8<Native, ForAvr>;
#else
using Number = Int8<Tflite, ForAvr>;
#endif
using Net = Network<Number, Input<2>, Dense<1, ReLU, UnitBias, Binary>>;
uint32_t bytes() { return Net::kParameterBytes; }
