// SPDX-License-Identifier: MIT
// libsimavr's headers for C++ and the register addresses that the simulator watches.
#pragma once

#include <cstdint>
#include <string>

extern "C" {
#include <simavr/avr_eeprom.h>
#include <simavr/avr_ioport.h>
#include <simavr/avr_spi.h>
#include <simavr/avr_twi.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_interrupts.h>
#include <simavr/sim_io.h>
}

namespace thimble_sim {

// Data-space addresses of GPIOR0..2 (avr/io.h: I/O address + 0x20).
struct MarkerRegisters {
  std::uint16_t command, low, high;
};

inline MarkerRegisters marker_registers(const std::string& mcu) {
  const bool tiny = mcu.compare(0, 6, "attiny") == 0;
  return tiny ? MarkerRegisters{0x31, 0x32, 0x33} : MarkerRegisters{0x3E, 0x4A, 0x4B};
}

inline std::uint16_t word_at(const avr_t& chip, std::uint16_t address) {
  return static_cast<std::uint16_t>(chip.data[address] | chip.data[address + 1] << 8);
}

inline std::uint16_t stack_pointer(const avr_t& chip) { return word_at(chip, R_SPL); }

inline std::uint16_t opcode_at(const avr_t& chip, std::uint32_t pc) {
  return static_cast<std::uint16_t>(chip.flash[pc] | chip.flash[pc + 1] << 8);
}

}  // namespace thimble_sim
