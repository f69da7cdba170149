// SPDX-License-Identifier: MIT
// The EEPROM of an AVR as a medium that records are opened in and saved to.
#pragma once

#include "eeprom.h"

#if THIMBLE_EEPROM

namespace thimble {

class EepromMedium {
 public:
  using Storage = Eeprom;
  using Size = uint16_t;
  static constexpr bool kExact = false;
  static constexpr uint8_t kBlock = 1;

  static constexpr uint16_t size() { return platform::kEepromBytes; }
  bool read(uint16_t at, void* to, uint16_t count) {
    if (!fits(at, count)) return false;
    platform::eeprom_wait();
    uint16_t from = at;
    uint8_t* bytes = static_cast<uint8_t*>(to);
    for (; count != 0; --count) *bytes++ = platform::eeprom_byte(from++);
    return true;
  }
  // Cells that hold the value already are left alone: they wear out, and take 3.4 ms.
  bool write(uint16_t at, const void* from, uint16_t count) {
    if (!fits(at, count)) return false;
    uint16_t to = at;
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    for (; count != 0; --count, ++to, ++bytes) {
      platform::eeprom_wait();
      if (platform::eeprom_byte(to) != *bytes) platform::eeprom_write(to, *bytes);
    }
    return true;
  }
  bool flush() {
    platform::eeprom_wait();
    return true;
  }
  EepromAddress handle(uint16_t at) const { return EepromAddress{at}; }

 private:
  static bool fits(uint16_t at, uint16_t count) {
    return count <= size() && at <= size() - count;
  }
};

}  // namespace thimble

#endif
