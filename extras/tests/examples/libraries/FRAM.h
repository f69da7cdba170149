// SPDX-License-Identifier: MIT
// What the sketches need of the library FRAM_I2C, over an array.
#pragma once

#include <Arduino.h>

#define FRAM_OK 0

class FRAM {
 public:
  int begin(uint8_t = 0x50) { return FRAM_OK; }
  uint8_t read8(uint16_t at) { return cells_[at]; }
  template <class T>
  uint16_t readObject(uint16_t at, T& to) {
    memcpy(&to, cells_ + at, sizeof to);
    return at + sizeof to;
  }
  template <class T>
  uint16_t writeObject(uint16_t at, const T& from) {
    memcpy(cells_ + at, &from, sizeof from);
    return at + sizeof from;
  }

 private:
  uint8_t cells_[400];
};
