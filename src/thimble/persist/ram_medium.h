// SPDX-License-Identifier: MIT
// A medium in ordinary memory: an array that holds a record, or has room for one.
#pragma once

#include <string.h>

#include "../platform/memory.h"
#include "../storage/ram.h"
#include "medium.h"

namespace thimble {

class RamMedium {
 public:
  using Storage = Ram;
  using Size = platform::MemorySize;
  static constexpr bool kExact = false;
  static constexpr uint8_t kBlock = 1;

  RamMedium(void* bytes, Size size) : bytes_(static_cast<uint8_t*>(bytes)), size_(size) {}

  Size size() const { return size_; }
  bool read(Size at, void* to, uint16_t count) const {
    if (!persist::within(at, count, size_)) return false;
    memcpy(to, bytes_ + at, count);
    return true;
  }
  bool write(Size at, const void* from, uint16_t count) {
    if (!persist::within(at, count, size_)) return false;
    memcpy(bytes_ + at, from, count);
    return true;
  }
  bool flush() { return true; }
  Ram::Handle handle(Size at) const { return bytes_ + at; }

  // Whether numbers that need this alignment may begin at `at`.
  bool aligned(Size at, uint8_t alignment) const {
    return (reinterpret_cast<uintptr_t>(bytes_) + at) % alignment == 0;
  }

 private:
  uint8_t* bytes_;
  Size size_;
};

}  // namespace thimble
