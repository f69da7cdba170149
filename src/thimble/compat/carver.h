// SPDX-License-Identifier: MIT
// Cuts one block of memory into arrays: once to learn how large it has to be, once for
// good.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

namespace thimble {
namespace compat {

class Carver {
 public:
  // Without a block it only counts.
  explicit Carver(uint8_t* block = nullptr) : block_(block) {}

  template <class T>
  T* take(uint32_t count) {
    used_ = (used_ + (alignof(T) - 1)) / alignof(T) * alignof(T);
    T* const array = block_ ? reinterpret_cast<T*>(block_ + used_) : nullptr;
    used_ += count > kMost / sizeof(T) ? kMost : static_cast<size_t>(count) * sizeof(T);
    if (used_ > kMost) used_ = kMost;
    return array;
  }

  // Memory for what has been counted, or a null pointer.
  void* allocate() const {
    if (used_ >= kMost) return nullptr;
    return malloc(used_);
  }

 private:
  // Twice this does not overflow.
  static constexpr size_t kMost = sizeof(size_t) == 2 ? 0x7FF0u : 0x7FFFFFF0u;
  uint8_t* block_;
  size_t used_ = 0;
};

}  // namespace compat
}  // namespace thimble
