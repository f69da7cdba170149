// SPDX-License-Identifier: MIT
// Parameters in an FRAM, behind a driver of two functions.
//
//   bool read(uint32_t at, void* to, uint16_t count)
//   bool write(uint32_t at, const void* from, uint16_t count)
// are all a driver has to have; false says that the chip does not answer. Drivers of the
// common parts are in drivers/. The chip needs no time to write and no flush.
#pragma once

#include "medium_reader.h"

namespace thimble {

template <class Driver, uint8_t kAhead = 16>
class FramMedium : public ReadAhead<FramMedium<Driver, kAhead>, kAhead> {
 public:
  using Storage = InMedium<FramMedium>;
  using Size = uint32_t;
  static constexpr bool kExact = false;
  static constexpr uint8_t kBlock = 32;

  // capacity in bytes: 32768 for an MB85RC256V.
  FramMedium(Driver& driver, uint32_t capacity) : driver_(driver), capacity_(capacity) {}

  uint32_t size() const { return capacity_; }
  bool read(uint32_t at, void* to, uint16_t count) {
    return fits(at, count) && driver_.read(at, to, count);
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    this->forget();
    return fits(at, count) && driver_.write(at, from, count);
  }
  bool flush() { return true; }
  typename Storage::Handle handle(uint32_t at) { return {this, at}; }

 private:
  bool fits(uint32_t at, uint16_t count) const {
    return count <= capacity_ && at <= capacity_ - count;
  }

  Driver& driver_;
  uint32_t capacity_;
};

// The storage of a model in such a chip.
template <class Driver, uint8_t kAhead = 16>
using Fram = InMedium<FramMedium<Driver, kAhead>>;

}  // namespace thimble
