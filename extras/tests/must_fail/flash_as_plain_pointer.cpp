// expect: float
// SPDX-License-Identifier: MIT
// The address of a flash array does not turn into an ordinary pointer.
#include <Thimble.h>

THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};

#ifdef CONTROL
auto parameters = thimble::in_flash(kWeights);
#else
const float* parameters = thimble::in_flash(kWeights);
#endif
