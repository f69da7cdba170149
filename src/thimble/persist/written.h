// SPDX-License-Identifier: MIT
// The record of a network and its parameters, as a source: head, parameters, CRC-32.
#pragma once

#include "../graph/source.h"
#include "crc32.h"
#include "open.h"

namespace thimble {

template <class Net, class Storage>
class WrittenRecord {
  using Head = persist::HeadOf<Net>;

 public:
  explicit WrittenRecord(typename Storage::Handle parameters) : reader_(parameters) {}

  static constexpr uint32_t bytes() { return Head::kLength; }

  bool read(void* to, uint16_t count) {
    for (uint8_t* byte = static_cast<uint8_t*>(to); count != 0; --count) {
      if (at_ == Head::kLength) return false;
      *byte++ = next();
    }
    return true;
  }

 private:
  uint8_t next() {
    const uint32_t at = at_++;
    if (at >= Head::kLength - persist::kCrcBytes) {
      const uint8_t shift = static_cast<uint8_t>(8 * (at_ - 1 - (Head::kLength - 4)));
      return static_cast<uint8_t>(crc_.value() >> shift);
    }
    uint8_t byte;
    if (at < Head::kParametersAt) {
      const uint8_t* from = Head::Bytes::kValues + at;
      byte = platform::next_from_flash<uint8_t>(from);
    } else {
      byte = reader_.template next<uint8_t>();
    }
    crc_.add(byte);
    return byte;
  }

  typename Storage::Reader reader_;
  persist::Crc32 crc_;
  uint32_t at_ = 0;
};

// For a parameter array, as a model takes it: a plain one, in_flash(array), ...
template <class Net, class Argument>
WrittenRecord<typename NetworkOf<Net>::Type, typename graph::Source<Argument>::Medium>
written(const Argument& parameters) {
  using Known = typename NetworkOf<Net>::Type;
  using From = graph::Source<Argument>;
  static_assert(graph::Checked<Known, typename From::Medium, Argument>::kRight, "");
  return WrittenRecord<Known, typename From::Medium>(From::handle(parameters));
}

}  // namespace thimble
