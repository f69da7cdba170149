// expect: these parameters live in another storage than the model reads
// SPDX-License-Identifier: MIT
// A plain array, which is RAM, for a model that reads program memory.
#include <Thimble.h>

static float weights[] = {1, 2, 3};

#ifdef CONTROL
using Storage = thimble::Ram;
#else
using Storage = thimble::Flash;
#endif
using Net =
    thimble::Model<thimble::Float32, Storage, thimble::Input<2>, thimble::Dense<1>>;
Net net(weights);
