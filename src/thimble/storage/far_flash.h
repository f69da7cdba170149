// SPDX-License-Identifier: MIT
// Parameters anywhere in a program memory of more than 64 KB (ATmega1280, ATmega2560).
//
// Costs 4 to 10 cycles a byte more than Flash: use it for what does not fit below 64 KB.
// avr-gcc limits one array to 32,767 bytes.
#pragma once

#include "../platform/flash.h"
#include "stored_array.h"

namespace thimble {

struct FarFlash {
  struct Handle {
    platform::FarAddress address;
  };

  class Reader {
   public:
    explicit Reader(Handle from) : at_(from.address) {}

    template <class T>
    T next() {
      const T value = at<T>(0);
      at_ += sizeof(T);
      return value;
    }
    template <class T>
    T at(uint16_t bytes) const {
      uint8_t raw[sizeof(T)];
      for (uint8_t i = 0; i < sizeof(T); ++i) {
        raw[i] = platform::far_flash_byte(at_ + bytes + i);
      }
      T value;
      memcpy(&value, raw, sizeof(T));
      return value;
    }
    void skip(uint32_t bytes) { at_ += bytes; }

    // For kernels that read it in assembly.
    platform::FarAddress far_address() const { return at_; }

   private:
    platform::FarAddress at_;
  };
};

template <class T, uint32_t N>
using FarFlashArray = StoredArray<FarFlash, T, N>;

// For an array declared with THIMBLE_FAR_FLASH; use the macro below, since a pointer to
// the array has lost the upper part of the address. The array itself only gives its type.
template <class T, size_t N>
FarFlashArray<T, N> in_far_flash(const T (&)[N], platform::FarAddress address) {
  return FarFlashArray<T, N>{FarFlash::Handle{address}};
}

#define THIMBLE_IN_FAR_FLASH(array) \
  ::thimble::in_far_flash(array, THIMBLE_FAR_ADDRESS(array))

}  // namespace thimble
