// expect: these parameters live in another storage than the model reads
// SPDX-License-Identifier: MIT
// An address in EEPROM for a model that reads flash.
#include <Thimble.h>

using Net = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<2>,
                           thimble::Dense<1>>;

#ifdef CONTROL
THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};
Net net(thimble::in_flash(kWeights));
#else
Net net(thimble::in_eeprom<float, 3>(16));
#endif
