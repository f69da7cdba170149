// expect: in_two() takes the parameters of the Frozen layers as its first
// SPDX-License-Identifier: MIT
// The two arrays are divided elsewhere than the layers.
#include <Thimble.h>

using namespace thimble;

using Net = Model<Float32, Split<Flash>, Input<2>, Frozen<Dense<2>>, Dense<1>>;

#ifdef CONTROL
THIMBLE_FLASH(static const float kFrozen[6]) = {};
static float learning[3];
#else
THIMBLE_FLASH(static const float kFrozen[5]) = {};
static float learning[4];
#endif

Net network(in_two(in_flash(kFrozen), learning));
