// SPDX-License-Identifier: MIT
// Parameters in ordinary memory.
#pragma once

#include "../platform/detect.h"
#include "../platform/memory.h"
#include "stored_array.h"

namespace thimble {

struct Ram {
  using Handle = const void*;

  class Reader {
   public:
    explicit Reader(Handle from) : at_(static_cast<const uint8_t*>(from)) {}

    template <class T>
    THIMBLE_INLINE T next() {
      const T value = at<T>(0);
      at_ += sizeof(T);
      return value;
    }
    template <class T>
    THIMBLE_INLINE T at(uint16_t bytes) const {
      return platform::Load<1>::at<T>(at_ + bytes);
    }
    void skip(uint32_t bytes) { at_ += bytes; }

    // Plain memory: a kernel may go on with the pointer and come back.
    const uint8_t* address() const { return at_; }
    void move_to(const uint8_t* address) { at_ = address; }

   private:
    const uint8_t* at_;
  };
};

template <class T, uint32_t N>
using RamArray = StoredArray<Ram, T, N>;

template <class T, size_t N>
constexpr RamArray<T, N> in_ram(const T (&array)[N]) {
  return RamArray<T, N>{array};
}

}  // namespace thimble
