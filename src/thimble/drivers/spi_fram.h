// SPDX-License-Identifier: MIT
// The driver of SPI FRAMs, over an object with the interface of Arduino's SPI.
//
// MB85RS and FM25 parts: opcodes READ, WRITE, WREN and RDSR, then the address: two bytes
// up to 64 KB, three above; FM25L04 and MB85RS04-like parts of 512 bytes take one, and
// bit 8 in the opcode. Each WRITE needs a WREN of its own.
#pragma once

#include <stdint.h>

namespace thimble {

// Select is called as select(true) before a command and select(false) behind it: it
// drives the select pin (low is true) and, if others are on the bus, begins and ends the
// transaction. SPI.begin() and the pin's direction are up to the sketch.
template <class Spi, uint8_t kAddressBytes = 2, class Select = void (*)(bool)>
class SpiFram {
  static_assert(kAddressBytes >= 1 && kAddressBytes <= 3,
                "SpiFram: an SPI FRAM takes one (512 B), two (to 64 KB) or three "
                "address bytes");

 public:
  SpiFram(Spi& spi, Select select) : spi_(spi), select_(select) {}

  // A line that nobody drives reads as ones or zeros only.
  bool is_connected() {
    return status_after(kWriteEnable, kEnabled) && status_after(kWriteDisable, 0);
  }

  bool read(uint32_t at, void* to, uint16_t count) {
    if (status() == 0xff) return false;
    begin(kRead, at);
    uint8_t* bytes = static_cast<uint8_t*>(to);
    for (; count != 0; --count) *bytes++ = spi_.transfer(0);
    select_(false);
    return true;
  }

  bool write(uint32_t at, const void* from, uint16_t count) {
    if (!status_after(kWriteEnable, kEnabled)) return false;
    begin(kWrite, at);
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    for (; count != 0; --count) spi_.transfer(*bytes++);
    select_(false);
    return true;
  }

 private:
  enum : uint8_t {
    kWrite = 0x02,
    kRead = 0x03,
    kWriteDisable = 0x04,
    kReadStatus = 0x05,
    kWriteEnable = 0x06,
    kEnabled = 0x02,
  };

  void begin(uint8_t opcode, uint32_t at) {
    select_(true);
    if (kAddressBytes == 1) opcode = static_cast<uint8_t>(opcode | (at >> 8 & 1) << 3);
    spi_.transfer(opcode);
    if (kAddressBytes == 3) spi_.transfer(static_cast<uint8_t>(at >> 16));
    if (kAddressBytes >= 2) spi_.transfer(static_cast<uint8_t>(at >> 8));
    spi_.transfer(static_cast<uint8_t>(at));
  }
  uint8_t status() {
    select_(true);
    spi_.transfer(kReadStatus);
    const uint8_t value = spi_.transfer(0);
    select_(false);
    return value;
  }
  bool status_after(uint8_t opcode, uint8_t expected) {
    select_(true);
    spi_.transfer(opcode);
    select_(false);
    const uint8_t now = status();
    return now != 0xff && (now & kEnabled) == expected;
  }

  Spi& spi_;
  Select select_;
};

}  // namespace thimble
