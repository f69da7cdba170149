// SPDX-License-Identifier: MIT
// The driver that hands everything to an object of the Arduino library FRAM_I2C: FRAM,
// FRAM32, FRAM11 or FRAM9.
#pragma once

#include <stdint.h>

namespace thimble {

// The library's functions return nothing, so the chip is asked whether it is still there.
template <class Fram>
class FramLibrary {
 public:
  explicit FramLibrary(Fram& fram) : fram_(fram) {}

  bool read(uint32_t at, void* to, uint16_t count) {
    fram_.read(static_cast<Address>(at), static_cast<uint8_t*>(to), count);
    return fram_.isConnected();
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    // The library declares the bytes that it only reads without const.
    fram_.write(static_cast<Address>(at),
                const_cast<uint8_t*>(static_cast<const uint8_t*>(from)), count);
    return fram_.isConnected();
  }

 private:
  // uint16_t or, for FRAM32, uint32_t: whatever its read8() takes.
  template <class Object, class At>
  static At address_of(uint8_t (Object::*)(At));
  using Address = decltype(address_of(&Fram::read8));

  Fram& fram_;
};

}  // namespace thimble
