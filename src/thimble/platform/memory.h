// SPDX-License-Identifier: MIT
// Loads from plain memory that may or may not be aligned.
#pragma once

#include <string.h>

#include "detect.h"

namespace thimble {
namespace platform {

// A T at an address that is a multiple of the smaller of Alignment and sizeof(T): one
// instruction if that is sizeof(T) or if the core allows any address.
template <size_t Alignment>
struct Load {
  template <class T>
  static THIMBLE_INLINE T at(const uint8_t* from) {
    T value;
    memcpy(&value, THIMBLE_ASSUME_ALIGNED(from, Alignment < sizeof(T) ? Alignment : sizeof(T)), sizeof(T));
    return value;
  }
};

}  // namespace platform
}  // namespace thimble
