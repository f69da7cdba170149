// SPDX-License-Identifier: MIT
// A record in program memory: an array declared with THIMBLE_FLASH, read only.
//
//   thimble::FlashMedium flash(thimble::in_flash(kRecord));
// On cores with aligned words declare it as uint32_t or with alignas(8).
#pragma once

#include "../platform/memory.h"
#include "../storage/flash.h"
#include "medium.h"

namespace thimble {

class FlashMedium {
 public:
  using Storage = Flash;
  using Size = platform::MemorySize;
  static constexpr bool kExact = true;
  static constexpr uint8_t kBlock = 1;

  template <class T, uint32_t N>
  explicit constexpr FlashMedium(const FlashArray<T, N>& array)
      : array_(array.handle), size_(N * sizeof(T)) {}

  Size size() const { return size_; }
  bool read(Size at, void* to, uint16_t count) {
    if (!persist::within(at, count, size_)) return false;
    Flash::Reader reader(array_);
    reader.skip(at);
    for (uint8_t* byte = static_cast<uint8_t*>(to); count != 0; --count) {
      *byte++ = reader.next<uint8_t>();
    }
    return true;
  }
  Flash::Handle handle(Size at) const {
    Flash::Reader reader(array_);
    reader.skip(at);
    return Flash::Handle(reader.address());
  }
  bool aligned(Size at, uint8_t alignment) const {
    Flash::Reader reader(array_);
    return (reinterpret_cast<uintptr_t>(reader.address()) + at) % alignment == 0;
  }

 private:
  Flash::Handle array_;
  Size size_;
};

}  // namespace thimble
