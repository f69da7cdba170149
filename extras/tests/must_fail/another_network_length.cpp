// expect: these parameters belong to another network: the array's length is not
// kParameterCount SPDX-License-Identifier: MIT The parameters of a network with one input
// less.
#include <Thimble.h>

#ifdef CONTROL
THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3, 4, 5};
#else
THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3, 4};
#endif

using Net = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<4>,
                           thimble::Dense<1>>;
Net net(thimble::in_flash(kWeights));
