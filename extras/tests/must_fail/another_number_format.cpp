// expect: these parameters are of another number format
// SPDX-License-Identifier: MIT
// Bytes for a network of floats.
#include <Thimble.h>

#ifdef CONTROL
THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};
#else
THIMBLE_FLASH(static const uint8_t kWeights[]) = {1, 2, 3};
#endif

using Net = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<2>,
                           thimble::Dense<1>>;
Net net(thimble::in_flash(kWeights));
