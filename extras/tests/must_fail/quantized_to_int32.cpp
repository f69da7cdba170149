// expect: weights are int8_t or int16_t
// SPDX-License-Identifier: MIT
// Weights of a width that there are no kernels for.
#include <Thimble.h>

#ifdef CONTROL
using Weight = int16_t;
#else
using Weight = int32_t;
#endif
using Number = thimble::Quantized<Weight>;
using Net = thimble::Model<Number, thimble::Ram, thimble::Input<2>, thimble::Dense<1>>;
static const Number::Parameter kWeights[Net::kParameterCount] = {};

Net net(thimble::in_ram(kWeights));
