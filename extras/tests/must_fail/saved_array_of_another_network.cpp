// expect: these parameters belong to another network
// SPDX-License-Identifier: MIT
// Saving parameters as those of a network they do not belong to.
#include <Thimble.h>

using namespace thimble;

using Net = Network<Float32, Input<2>, Dense<1, Tanh>>;
#ifdef CONTROL
static const float kWeights[3] = {1, 2, 3};
#else
static const float kWeights[4] = {1, 2, 3, 4};
#endif
Error store(RamMedium& medium) { return TwoSlots<RamMedium>(medium).save<Net>(kWeights); }
