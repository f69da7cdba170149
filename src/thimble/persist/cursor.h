// SPDX-License-Identifier: MIT
// Reads a record from a medium once, forwards, in blocks, and adds up its CRC-32.
#pragma once

#include "../platform/detect.h"
#include "../support/traits.h"
#include "crc32.h"
#include "medium.h"

namespace thimble {
namespace persist {

template <class Medium>
class Cursor {
 public:
  using Size = typename Medium::Size;

  // Not beyond the next `left` bytes.
  Cursor(Medium& medium, Size at, Size left) : medium_(&medium), at_(at), left_(left) {}

  // The next byte; 0 where there is none, or the medium failed.
  THIMBLE_NOINLINE uint8_t next() {
    uint8_t byte = 0;
    if (left_ == 0) return byte;
    --left_;
    if (!read(&byte, detail::Flag<Medium::kBlock == 1>())) {
      failed_ = true;
      left_ = 0;
    }
    crc_.add(byte);
    return byte;
  }
  THIMBLE_NOINLINE uint16_t next16() {
    const uint8_t low = next();
    return static_cast<uint16_t>(low | static_cast<uint16_t>(next()) << 8);
  }
  uint32_t next32() {
    const uint16_t low = next16();
    return low | static_cast<uint32_t>(next16()) << 16;
  }
  void skip(Size count) {
    for (; count != 0 && left_ != 0; --count) next();
  }

  Size left() const { return left_; }
  // The record ends before the medium does.
  void end_after(Size left) { left_ = failed_ ? 0 : left; }
  bool failed() const { return failed_; }
  uint32_t crc() const { return crc_.value(); }

 private:
  struct Nothing {};
  struct Block {
    uint8_t bytes[Medium::kBlock];
    uint8_t position = Medium::kBlock;
  };

  bool read(uint8_t* to, detail::Flag<true>) { return medium_->read(at_++, to, 1); }
  // Where the medium ends within a block, the block ends with it.
  bool read(uint8_t* to, detail::Flag<false>) {
    bool right = true;
    if (block_.position == Medium::kBlock) {
      const Size rest = medium_->size() - at_;
      const uint8_t count =
          rest < Medium::kBlock ? static_cast<uint8_t>(rest) : Medium::kBlock;
      right = medium_->read(at_, block_.bytes, count);
      at_ += count;
      block_.position = 0;
    }
    if (right) *to = block_.bytes[block_.position++];
    return right;
  }

  Medium* medium_;
  Size at_, left_;
  Crc32 crc_;
  typename detail::Select<Medium::kBlock == 1, Nothing, Block>::Type block_;
  bool failed_ = false;
};

}  // namespace persist
}  // namespace thimble
