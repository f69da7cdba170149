// SPDX-License-Identifier: MIT
// The cursor of all media that are reached by calls: FRAM, files.
//
// It is a position and the medium's object, which keeps the last block that was read, so
// that a copy of a cursor costs nothing. A medium gives
//   fetch(at, to, count)   bytes in a row: reads ahead as far as its block goes
//   peek(at, to, count)    bytes from anywhere, without reading ahead
// Both give zeros for what cannot be read, and the medium's failed() says so from then
// on.
#pragma once

#include <stdint.h>
#include <string.h>

#include "../platform/detect.h"
#include "stored_array.h"

namespace thimble {

// A storage for models whose parameters lie in such a medium.
template <class Medium>
struct InMedium {
  struct Handle {
    Medium* medium;
    uint32_t at;
  };

  class Reader {
   public:
    explicit Reader(Handle from) : medium_(from.medium), at_(from.at) {}

    template <class T>
    T next() {
      T value;
      medium_->fetch(at_, &value, sizeof(T));
      at_ += sizeof(T);
      return value;
    }
    template <class T>
    T at(uint16_t bytes) const {
      T value;
      medium_->peek(at_ + bytes, &value, sizeof(T));
      return value;
    }
    void skip(uint32_t bytes) { at_ += bytes; }

   private:
    Medium* medium_;
    uint32_t at_;
  };
};

// The last block read from a device: `Device` gives read(at, to, count) and size().
template <class Device, uint8_t kBlock>
class ReadAhead {
  static_assert(kBlock >= 8, "a block has to hold the largest number, 8 bytes");

 public:
  // Whether a model's parameter could not be read since the medium was made, or since
  // clear_failed(): what the model gave then is worth nothing.
  bool failed() const { return failed_; }
  void clear_failed() { failed_ = false; }

  void fetch(uint32_t at, void* to, uint8_t count) {
    if (at - at_ > held_ || count > held_ - static_cast<uint8_t>(at - at_)) refill(at);
    give(at, to, count);
  }
  void peek(uint32_t at, void* to, uint8_t count) {
    if (at - at_ <= held_ && count <= held_ - static_cast<uint8_t>(at - at_)) {
      give(at, to, count);
    } else if (!device().read(at, to, count)) {
      fail(to, count);
    }
  }

 protected:
  void forget() { held_ = 0; }

 private:
  Device& device() { return *static_cast<Device*>(this); }

  void fail(void* to, uint8_t count) {
    failed_ = true;
    memset(to, 0, count);
  }

  THIMBLE_NOINLINE void refill(uint32_t at) {
    const uint32_t size = device().size();
    const uint32_t left = at < size ? size - at : 0;
    held_ = left < kBlock ? static_cast<uint8_t>(left) : kBlock;
    at_ = at;
    if (held_ == 0 || !device().read(at, block_, held_)) held_ = 0;
  }
  void give(uint32_t at, void* to, uint8_t count) {
    const uint8_t offset = static_cast<uint8_t>(at - at_);
    if (held_ == 0 || count > held_ - offset) return fail(to, count);
    memcpy(to, block_ + offset, count);
  }

  uint32_t at_ = 0;
  uint8_t held_ = 0;
  bool failed_ = false;
  uint8_t block_[kBlock];
};

// N elements that begin at a position of a medium: in_medium<uint8_t, N>(fram, 0).
template <class T, uint32_t N, class Medium>
StoredArray<typename Medium::Storage, T, N> in_medium(Medium& medium, uint32_t at) {
  return StoredArray<typename Medium::Storage, T, N>{medium.handle(at)};
}

}  // namespace thimble
