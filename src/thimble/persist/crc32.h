// SPDX-License-Identifier: MIT
// CRC-32 as zlib, Ethernet and PNG compute it: reflected, polynomial 0x04C11DB7.
//
// Any one flipped bit, any two, and any burst of up to 32 bits changes it. Bit by bit: a
// record is checked once, and a table would cost 1 KB of flash or 64 bytes at least.
#pragma once

#include <stdint.h>

namespace thimble {
namespace persist {

class Crc32 {
 public:
  void add(uint8_t byte) {
    uint32_t crc = crc_ ^ byte;
    for (uint8_t bit = 8; bit != 0; --bit) {
      const bool out = (crc & 1) != 0;
      crc >>= 1;
      if (out) crc ^= UINT32_C(0xedb88320);
    }
    crc_ = crc;
  }
  uint32_t value() const { return ~crc_; }
  // Whether the bytes end with their own CRC-32, which leaves this remainder.
  bool is_right() const { return crc_ == UINT32_C(0xdebb20e3); }

 private:
  uint32_t crc_ = UINT32_C(0xffffffff);
};

}  // namespace persist
}  // namespace thimble
