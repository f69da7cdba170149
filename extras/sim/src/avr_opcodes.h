// SPDX-License-Identifier: MIT
// Which 16-bit words are instructions of an AVR chip: libsimavr executes some that are
// not.
#pragma once

#include <cstdint>

namespace thimble_sim {

// What the size of the flash says about a chip of the families that we simulate.
struct InstructionSet {
  bool has_multiplier_and_jmp;  // all but the ATtiny
  bool has_elpm;                // more than 64 KB
  bool has_eicall;              // more than 128 KB

  explicit InstructionSet(std::uint32_t flash_bytes)
      : has_multiplier_and_jmp(flash_bytes > 0x2000),
        has_elpm(flash_bytes > 0x10000),
        has_eicall(flash_bytes > 0x20000) {}
};

inline bool is_load_or_store(std::uint16_t opcode, const InstructionSet& set) {
  const bool store = (opcode & 0x0200) != 0;
  switch (opcode & 15) {
    case 0x3:
    case 0x8:
    case 0xB:
      return false;
    case 0x4:
    case 0x5:
      return !store;  // lpm
    case 0x6:
    case 0x7:
      return !store && set.has_elpm;
    default:
      return true;
  }
}

inline bool is_one_operand(std::uint16_t opcode, const InstructionSet& set) {
  switch (opcode & 15) {
    case 0x4:
    case 0xB:
      return false;
    case 0x8:
      if ((opcode & 0x0100) == 0) return true;  // the flags
      switch (opcode >> 4 & 15) {
        case 0x0:
        case 0x1:
        case 0x8:
        case 0x9:
        case 0xA:
        case 0xC:
        case 0xE:
          return true;  // ret reti sleep break wdr lpm spm
        case 0xD:
          return set.has_elpm;
        default:
          return false;
      }
    case 0x9:
      if ((opcode & 0x00F0) == 0x10) return set.has_eicall;
      return (opcode & 0x00F0) == 0;  // ijmp icall
    case 0xC:
    case 0xD:
    case 0xE:
    case 0xF:
      return set.has_multiplier_and_jmp;
    default:
      return true;
  }
}

inline bool is_instruction(std::uint16_t opcode, const InstructionSet& set) {
  switch (opcode >> 8) {
    case 0x00:
      return opcode == 0;
    case 0x02:
    case 0x03:
    case 0x9C:
    case 0x9D:
    case 0x9E:
    case 0x9F:
      return set.has_multiplier_and_jmp;
    case 0x90:
    case 0x91:
    case 0x92:
    case 0x93:
      return is_load_or_store(opcode, set);
    case 0x94:
    case 0x95:
      return is_one_operand(opcode, set);
    default:
      // Bit 3 of bld, bst, sbrc and sbrs is always 0.
      return opcode < 0xF800 || (opcode & 8) == 0;
  }
}

}  // namespace thimble_sim
