// SPDX-License-Identifier: MIT
// The driver of I2C FRAMs, over an object with the interface of Arduino's Wire.
//
// Parts of up to 2 KB (MB85RC04, MB85RC16, FM24C04, FM24C16) take the upper bits of an
// address in the device address and one byte behind it: kAddressBytes = 1. All others
// (MB85RC64 to MB85RC1MT, FM24W256, FM24V10) take two bytes and bit 16 in the device
// address.
#pragma once

#include <stdint.h>

namespace thimble {

// kBuffer is what fits into one transfer of the Wire object: 32 bytes on an AVR.
template <class Wire, uint8_t kAddressBytes = 2, uint8_t kBuffer = 32>
class I2cFram {
  static_assert(kAddressBytes == 1 || kAddressBytes == 2,
                "I2cFram: an I2C FRAM takes one address byte (up to 2 KB) or two");

 public:
  // wire.begin() is up to the sketch. device: 0x50 to 0x57, by the pins A0 to A2.
  explicit I2cFram(Wire& wire, uint8_t device = 0x50) : wire_(wire), device_(device) {}

  bool is_connected() {
    wire_.beginTransmission(device_);
    return wire_.endTransmission() == 0;
  }

  bool read(uint32_t at, void* to, uint16_t count) {
    uint8_t* bytes = static_cast<uint8_t*>(to);
    while (count != 0) {
      const uint8_t now = count < kBuffer ? static_cast<uint8_t>(count) : kBuffer;
      const uint8_t device = address(at);
      if (wire_.endTransmission(false) != 0) return false;
      if (wire_.requestFrom(static_cast<int>(device), static_cast<int>(now)) != now) {
        return false;
      }
      for (uint8_t i = 0; i < now; ++i) *bytes++ = static_cast<uint8_t>(wire_.read());
      at += now;
      count = static_cast<uint16_t>(count - now);
    }
    return true;
  }

  bool write(uint32_t at, const void* from, uint16_t count) {
    constexpr uint8_t kMost = kBuffer - kAddressBytes;
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    while (count != 0) {
      const uint8_t now = count < kMost ? static_cast<uint8_t>(count) : kMost;
      address(at);
      for (uint8_t i = 0; i < now; ++i) wire_.write(*bytes++);
      if (wire_.endTransmission() != 0) return false;
      at += now;
      count = static_cast<uint16_t>(count - now);
    }
    return true;
  }

 private:
  // Begins a transfer that starts with this address, and returns the device's.
  uint8_t address(uint32_t at) {
    const uint8_t device =
        static_cast<uint8_t>(device_ | (at >> (8 * kAddressBytes) & 7));
    wire_.beginTransmission(device);
    if (kAddressBytes == 2) wire_.write(static_cast<uint8_t>(at >> 8));
    wire_.write(static_cast<uint8_t>(at));
    return device;
  }

  Wire& wire_;
  uint8_t device_;
};

}  // namespace thimble
