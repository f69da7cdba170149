// SPDX-License-Identifier: MIT
// The EEPROM of an AVR: its contents, and the time that libsimavr leaves out.
#pragma once

#include <cstdint>
#include <vector>

#include "avr_chip.h"
#include "power.h"

namespace thimble_sim {

// Data sheet: the CPU halts for 4 cycles after a read is asked for and for 2 after a
// write; EEPE stays set for 3.4 ms while a byte is erased and written, 1.8 ms for one of
// the two.
class Eeprom {
 public:
  Eeprom(avr_t& chip, Power& power);
  Eeprom(const Eeprom&) = delete;
  Eeprom& operator=(const Eeprom&) = delete;

  // Throws std::runtime_error when the bytes do not fit.
  void set(std::vector<std::uint8_t> bytes, std::uint32_t offset);
  std::vector<std::uint8_t> contents() const;
  std::uint64_t reads() const { return reads_; }

 private:
  void on_control(std::uint8_t value);

  avr_t& chip_;
  Power& power_;
  avr_eeprom_t* module_ = nullptr;
  std::uint64_t reads_ = 0;
};

}  // namespace thimble_sim
