// expect: pass the parameters as in_flash(array), in_ram(array)
// SPDX-License-Identifier: MIT
// A pointer has lost the length of the array it points to.
#include <Thimble.h>

static const float kWeights[] = {1, 2, 3};
#ifdef CONTROL
static const float (&parameters)[3] = kWeights;
#else
static const float* parameters = kWeights;
#endif

using Net =
    thimble::Model<thimble::Float32, thimble::Ram, thimble::Input<2>, thimble::Dense<1>>;
Net net(parameters);
