// SPDX-License-Identifier: MIT
// Loads from plain memory that may or may not be aligned.
#pragma once

#include <string.h>

#include "detect.h"

namespace thimble {
namespace platform {

// Bytes of memory a record may take, and positions in them.
#if THIMBLE_AVR
using MemorySize = uint16_t;
#else
using MemorySize = uint32_t;
#endif

// A T at an address that is a multiple of the smaller of Alignment and sizeof(T): one
// instruction if that is sizeof(T) or if the core allows any address.
template <size_t Alignment>
struct Load {
#if defined(__GNUC__)
  // gcc at -Os calls memcpy() for a few unaligned bytes, but not for a packed member.
  template <class T>
  static THIMBLE_INLINE T at(const uint8_t* from) {
    struct __attribute__((packed, may_alias,
                          aligned(Alignment < sizeof(T) ? Alignment : sizeof(T)))) Cell {
      T value;
    };
    return reinterpret_cast<const Cell*>(from)->value;
  }
#else
  template <class T>
  static THIMBLE_INLINE T at(const uint8_t* from) {
    T value;
    memcpy(&value, from, sizeof(T));
    return value;
  }
#endif
};

}  // namespace platform
}  // namespace thimble
