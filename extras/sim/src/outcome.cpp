// SPDX-License-Identifier: MIT
// Flash and static RAM of a firmware, and how an address is named in a message.
#include "outcome.h"

#include <cstdio>

namespace thimble_sim {
namespace {

constexpr std::uint32_t kAvrRam = 0x800000;     // avr-gcc's addresses for SRAM
constexpr std::uint32_t kAvrEeprom = 0x810000;  // EEPROM, then fuses and lock bits

}  // namespace

void measure_sizes(const ElfFile& elf, const Board& board, Outcome& outcome) {
  for (const Section& section : elf.sections()) {
    if (elf.is_avr() && section.address >= kAvrEeprom) continue;
    const std::uint32_t ram_base = elf.is_avr() ? kAvrRam : board.ram_base;
    const bool in_ram = section.address >= ram_base;
    // Not static data: the room of the stack, and what .bss has made room for.
    if (section.name == ".stack" || section.name == ".tbss") continue;
    if (in_ram) outcome.ram_bytes += section.size;
    if (!in_ram || section.has_bytes) outcome.flash_bytes += section.size;
  }
}

std::string place(const ElfFile& elf, std::uint32_t address) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%x", address);
  return std::string(text) + " (" + elf.function_at(address) + ")";
}

}  // namespace thimble_sim
