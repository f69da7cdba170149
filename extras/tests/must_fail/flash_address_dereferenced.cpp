// expect: FlashAddress
// SPDX-License-Identifier: MIT
// Program memory is not read through a pointer.
#include <Thimble.h>

THIMBLE_FLASH(static const float kWeights[]) = {1, 2, 3};

uint8_t first() {
  const auto array = thimble::in_flash(kWeights);
#ifdef CONTROL
  return thimble::Flash::Reader(array.handle).next<uint8_t>();
#else
  return *array.handle;
#endif
}
