// SPDX-License-Identifier: MIT
// What the two translation units of program_test.cpp share.
#pragma once

#include <Thimble.h>

namespace program {

using Xor = thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<2>,
                           thimble::Dense<2, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

float ask_the_other_unit(Xor& network, const float (&x)[2]);

}  // namespace program
