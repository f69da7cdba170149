// SPDX-License-Identifier: MIT
// Follows the stack pointer and the heap's break after every instruction.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "avr_chip.h"
#include "elf_file.h"

namespace thimble_sim {

class StackWatch {
 public:
  StackWatch(const avr_t& chip, const ElfFile& elf) : chip_(chip) {
    heap_start_ = heap_end_ = end_of_static_data(elf);
    if (const Symbol* value = elf.find("__brkval"))
      break_address_ = value->address & 0xffff;
    lowest_ = region_lowest_ = region_top_ = chip.ramend;
  }

  // Call after each instruction with its opcode. False when the stack has grown into the
  // static data or the heap, or has been popped beyond its beginning.
  bool after(std::uint16_t opcode) {
    // The two halves of the stack pointer are written by two instructions, high byte
    // first by convention; in between its value means nothing.
    if (writes(opcode, kSph)) half_written_ = true;
    if (writes(opcode, kSpl)) half_written_ = false;
    // malloc has finished with its break when it returns, not before.
    if (opcode == kRet && break_address_ != 0) {
      const std::uint16_t end = word_at(chip_, break_address_);
      if (end != 0) heap_end_ = end;
      heap_highest_ = std::max(heap_highest_, end);
    }
    if (half_written_) return true;
    const std::uint16_t sp = stack_pointer(chip_);
    lowest_ = std::min(lowest_, sp);
    region_lowest_ = std::min(region_lowest_, sp);
    return sp + 1u >= heap_end_ && sp <= chip_.ramend;
  }

  void begin_region() { region_top_ = region_lowest_ = stack_pointer(chip_); }
  std::uint32_t region_depth() const { return region_top_ - region_lowest_; }

  std::uint32_t depth() const { return chip_.ramend - lowest_; }
  std::uint32_t heap() const {
    return heap_highest_ > heap_start_ ? heap_highest_ - heap_start_ : 0;
  }
  std::uint16_t heap_end() const { return heap_end_; }

 private:
  static constexpr std::uint16_t kRet = 0x9508;
  static constexpr std::uint16_t kSpl = 0x3D, kSph = 0x3E;

  std::uint16_t end_of_static_data(const ElfFile& elf) const {
    constexpr std::uint32_t kRam = 0x800000, kRamEnd = 0x810000;  // avr-gcc's addresses
    std::uint32_t end = kRam + chip_.ioend + 1u;
    for (const Section& section : elf.sections())
      if (section.address >= kRam && section.address < kRamEnd)
        end = std::max(end, section.address + section.size);
    return static_cast<std::uint16_t>(end - kRam);
  }

  static bool writes(std::uint16_t opcode, std::uint16_t io) {  // OUT io, r
    return (opcode & 0xFE0F) == (0xB800 | (io & 0x30) << 5 | (io & 0x0F));
  }

  const avr_t& chip_;
  std::uint16_t heap_start_ = 0, heap_end_ = 0, heap_highest_ = 0, break_address_ = 0;
  std::uint16_t lowest_, region_lowest_, region_top_;
  bool half_written_ = false;
};

}  // namespace thimble_sim
