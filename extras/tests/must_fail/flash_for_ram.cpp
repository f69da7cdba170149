// expect: these parameters live in another storage than the model reads
// SPDX-License-Identifier: MIT
// Program memory for a model that reads RAM.
#include <Thimble.h>

THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};

#ifdef CONTROL
using Storage = thimble::Flash;
#else
using Storage = thimble::Ram;
#endif
using Net =
    thimble::Model<thimble::Float32, Storage, thimble::Input<2>, thimble::Dense<1>>;
Net net(thimble::in_flash(kWeights));
