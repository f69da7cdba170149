// An EEPROM with the interface of Arduino's, for tests on the host.
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>

struct EepromObject {
  uint8_t cells[4096];
  int writes = 0;

  EepromObject() { std::memset(cells, 0xFF, sizeof cells); }
  uint8_t read(int at) { return cells[at]; }
  void write(int at, uint8_t value) {
    cells[at] = value;
    ++writes;
  }
  int length() { return static_cast<int>(sizeof cells); }
};

// Arduino's is an object of each translation unit without contents; the contents of this
// one belong to all of them.
inline EepromObject& the_eeprom() {
  static EepromObject object;
  return object;
}
static EepromObject& EEPROM = the_eeprom();
#define EEPROM_h
