// SPDX-License-Identifier: MIT
// Reads a record from a medium once, forwards, in blocks, and adds up its CRC-32.
#pragma once

#include "../platform/detect.h"
#include "crc32.h"
#include "medium.h"

namespace thimble {
namespace persist {

// Where the bytes come from: in blocks, ...
template <class Medium, bool kBlocks = (Medium::kBlock > 1)>
class Bytes {
 public:
  using Size = typename Medium::Size;

  Bytes(Medium& medium, Size at) : medium_(&medium), at_(at) {}

  // Where the medium ends within a block, the block ends with it.
  bool next(uint8_t* to) {
    if (position_ == Medium::kBlock) {
      const Size rest = medium_->size() - at_;
      const uint8_t count =
          rest < Medium::kBlock ? static_cast<uint8_t>(rest) : Medium::kBlock;
      if (!medium_->read(at_, block_, count)) return false;
      at_ += count;
      position_ = 0;
    }
    *to = block_[position_++];
    return true;
  }

 private:
  Medium* medium_;
  Size at_;
  uint8_t block_[Medium::kBlock];
  uint8_t position_ = Medium::kBlock;
};
// ... or by the cursor of a storage that cannot fail.
template <class Medium>
class Bytes<Medium, false> {
 public:
  Bytes(Medium& medium, typename Medium::Size at) : reader_(medium.handle(at)) {}

  bool next(uint8_t* to) {
    *to = reader_.template next<uint8_t>();
    return true;
  }

 private:
  typename Medium::Storage::Reader reader_;
};

template <class Medium>
class Cursor {
 public:
  using Size = typename Medium::Size;

  // Not beyond the next `left` bytes.
  Cursor(Medium& medium, Size at, Size left) : bytes_(medium, at), left_(left) {}

  // The next byte; 0 where there is none, or the medium failed.
  THIMBLE_NOINLINE uint8_t next() {
    uint8_t byte = 0;
    if (left_ == 0) {
      went_beyond_ = true;
      return byte;
    }
    --left_;
    if (!bytes_.next(&byte)) failed_ = true;
    crc_.add(byte);
    return byte;
  }
  THIMBLE_NOINLINE uint16_t next16() {
    const uint8_t low = next();
    return static_cast<uint16_t>(low | static_cast<uint16_t>(next()) << 8);
  }
  // A uint32; the largest Size if it is larger.
  Size next_size() {
    const uint16_t low = next16(), high = next16();
    if (sizeof(Size) == 2) return high != 0 ? static_cast<Size>(0xffff) : low;
    return static_cast<Size>(low | static_cast<uint32_t>(high) << 16);
  }
  void finish() {
    while (left_ != 0) next();
  }
  void skip(Size count) {
    for (; count != 0 && left_ != 0; --count) next();
  }

  Size left() const { return left_; }
  // The record ends before the medium does.
  void end_after(Size left) { left_ = left; }
  bool failed() const { return failed_; }
  // Whether somebody asked for more bytes than there are.
  bool went_beyond() const { return went_beyond_; }
  // Whether the last four bytes were the CRC-32 of all before them.
  bool is_whole() const { return crc_.is_right(); }

 private:
  Bytes<Medium> bytes_;
  Size left_;
  Crc32 crc_;
  bool failed_ = false, went_beyond_ = false;
};

}  // namespace persist
}  // namespace thimble
