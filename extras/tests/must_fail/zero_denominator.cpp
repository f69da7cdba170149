// expect: the denominator must not be 0
// SPDX-License-Identifier: MIT
// An alpha of 3/0.
#include <Thimble.h>

#ifdef CONTROL
using Alpha = thimble::Ratio<3, 10>;
#else
using Alpha = thimble::Ratio<3, 0>;
#endif
float leak(float x) { return thimble::LeakyReLU<Alpha>::forward(x); }
