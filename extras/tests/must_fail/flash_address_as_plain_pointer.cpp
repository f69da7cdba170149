// expect: FlashAddress
// SPDX-License-Identifier: MIT
// What a model keeps of a flash array does not turn into an ordinary pointer either.
#include <Thimble.h>

THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};

#ifdef CONTROL
thimble::FlashAddress address = thimble::in_flash(kWeights).handle;
#else
const void* address = thimble::in_flash(kWeights).handle;
#endif
