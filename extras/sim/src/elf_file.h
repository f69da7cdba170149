// SPDX-License-Identifier: MIT
// A firmware's ELF file: bytes to load, sections, symbols.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace thimble_sim {

struct Section {
  std::string name;
  std::uint32_t address = 0;
  std::uint32_t size = 0;
  bool has_bytes = false;  // false for .bss
  bool is_code = false;
};

struct Segment {
  std::uint32_t load_address = 0;  // where the bytes lie before the start-up code ran
  std::vector<std::uint8_t> bytes;
};

struct Symbol {
  std::string name;
  std::uint32_t address = 0;
  std::uint32_t size = 0;
  bool is_function = false;
  bool is_object = false;
  bool in_code = false;  // lies in a section that can be executed
};

class ElfFile {
 public:
  // Throws std::runtime_error with one sentence.
  explicit ElfFile(const std::string& path);

  bool is_avr() const { return machine_ == 83; }
  const std::vector<Section>& sections() const { return sections_; }
  const std::vector<Segment>& segments() const { return segments_; }
  const std::vector<Symbol>& symbols() const { return symbols_; }

  const Symbol* find(const std::string& name) const;
  // "name+0x12" of the function at or before the address, demangled; "?" when there is
  // none.
  std::string function_at(std::uint32_t address) const;

 private:
  std::uint16_t machine_ = 0;
  std::vector<Section> sections_;
  std::vector<Segment> segments_;
  std::vector<Symbol> symbols_;
};

}  // namespace thimble_sim
