// expect: these parameters are of another number format
// SPDX-License-Identifier: MIT
// Floats for a network of 8-bit integers.
#include <Thimble.h>

using Net = thimble::Model<thimble::Int8<thimble::Native>, thimble::Ram,
                           thimble::Input<2>, thimble::Dense<1>>;
#ifdef CONTROL
static const uint8_t kWeights[Net::kParameterCount] = {16};
#else
static const float kWeights[Net::kParameterCount] = {16};
#endif

Net net(thimble::in_ram(kWeights));
