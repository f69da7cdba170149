// SPDX-License-Identifier: MIT
// Parameters in program memory: the first 64 KB of an AVR, plain constants elsewhere.
#pragma once

#include "../platform/flash.h"
#include "stored_array.h"

namespace thimble {

// An address in program memory. It cannot be dereferenced or turned into a plain
// pointer, so reading flash as if it were RAM does not compile.
class FlashAddress {
 public:
  constexpr FlashAddress() : address_(nullptr) {}
  explicit constexpr FlashAddress(const void* address) : address_(address) {}

 private:
  friend struct Flash;
  const void* address_;
};

struct Flash {
  using Handle = FlashAddress;

  class Reader {
   public:
    explicit Reader(Handle from) : at_(static_cast<const uint8_t*>(from.address_)) {}

    template <class T>
    THIMBLE_INLINE T next() {
      return platform::next_from_flash<T>(at_);
    }
    template <class T>
    THIMBLE_INLINE T at(uint16_t bytes) const {
      const uint8_t* there = at_ + bytes;
      return platform::next_from_flash<T>(there);
    }
    void skip(uint32_t bytes) { at_ += static_cast<size_t>(bytes); }

    // Plain memory: a kernel may go on with the pointer and come back.
    const uint8_t* address() const { return at_; }
    void move_to(const uint8_t* address) { at_ = address; }

   private:
    const uint8_t* at_;
  };
};

template <class T, uint32_t N>
using FlashArray = StoredArray<Flash, T, N>;

// For an array declared with THIMBLE_FLASH (or PROGMEM).
template <class T, size_t N>
constexpr FlashArray<T, N> in_flash(const T (&array)[N]) {
  return FlashArray<T, N>{FlashAddress(array)};
}

}  // namespace thimble
