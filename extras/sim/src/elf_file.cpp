// SPDX-License-Identifier: MIT
// Reads 32-bit little-endian ELF: the only kind our targets have.
#include "elf_file.h"

#include <cxxabi.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace thimble_sim {
namespace {

constexpr std::uint32_t kLoad = 1;           // program header: to be loaded
constexpr std::uint32_t kSymbolTable = 2;    // section: symbols
constexpr std::uint32_t kNoBits = 8;         // section: no bytes in the file
constexpr std::uint32_t kAllocated = 2;      // section flag: takes memory on the chip
constexpr std::uint32_t kExecutable = 4;     // section flag: holds instructions
constexpr std::uint32_t kReserved = 0xff00;  // section numbers from here are not sections

class Bytes {
 public:
  explicit Bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read the firmware " + path);
    data_.assign(std::istreambuf_iterator<char>(file), {});
  }
  std::uint32_t u8(std::size_t at) const { return data_.at(at); }
  std::uint32_t u16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  std::uint32_t u32(std::size_t at) const { return u16(at) | u16(at + 2) << 16; }
  std::string text(std::size_t at) const {
    std::string s;
    while (u8(at) != 0) s += static_cast<char>(u8(at++));
    return s;
  }
  std::vector<std::uint8_t> slice(std::size_t at, std::size_t n) const {
    if (at + n > data_.size()) throw std::out_of_range("slice");
    const auto first = data_.begin() + static_cast<std::ptrdiff_t>(at);
    return {first, first + static_cast<std::ptrdiff_t>(n)};
  }

 private:
  std::vector<std::uint8_t> data_;
};

std::string demangled(const std::string& name) {
  int status = 0;
  char* text = abi::__cxa_demangle(name.c_str(), nullptr, nullptr, &status);
  const std::string result = status == 0 ? text : name;
  std::free(text);
  return result;
}

}  // namespace

ElfFile::ElfFile(const std::string& path) try {
  const Bytes file(path);
  if (file.u32(0) != 0x464C457F || file.u8(4) != 1 || file.u8(5) != 1)
    throw std::runtime_error(path + " is not a 32-bit little-endian ELF file");
  machine_ = static_cast<std::uint16_t>(file.u16(18));

  const std::uint32_t programs = file.u32(28), program_size = file.u16(42);
  for (std::uint32_t i = 0; i < file.u16(44); ++i) {
    const std::uint32_t header = programs + i * program_size;
    if (file.u32(header) != kLoad || file.u32(header + 16) == 0) continue;
    segments_.push_back(
        {file.u32(header + 12), file.slice(file.u32(header + 4), file.u32(header + 16))});
  }

  const std::uint32_t table = file.u32(32), entry = file.u16(46), count = file.u16(48);
  const std::uint32_t names = file.u32(table + file.u16(50) * entry + 16);
  const auto flags_of = [&](std::uint32_t section) {
    return section < kReserved ? file.u32(table + section * entry + 8) : 0;
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t header = table + i * entry;
    const std::uint32_t type = file.u32(header + 4), offset = file.u32(header + 16);
    if ((flags_of(i) & kAllocated) != 0)
      sections_.push_back({file.text(names + file.u32(header)), file.u32(header + 12),
                           file.u32(header + 20), type != kNoBits,
                           (flags_of(i) & kExecutable) != 0});
    if (type != kSymbolTable) continue;
    const std::uint32_t texts = file.u32(table + file.u32(header + 24) * entry + 16);
    for (std::uint32_t at = offset; at < offset + file.u32(header + 20); at += 16) {
      const std::uint32_t kind = file.u8(at + 12) & 15;
      if (kind > 2) continue;  // sections and file names
      symbols_.push_back({file.text(texts + file.u32(at)), file.u32(at + 4),
                          file.u32(at + 8), kind == 2, kind == 1,
                          (flags_of(file.u16(at + 14)) & kExecutable) != 0});
    }
  }
} catch (const std::out_of_range&) {
  throw std::runtime_error(path + " is cut short");
}

const Symbol* ElfFile::find(const std::string& name) const {
  for (const Symbol& symbol : symbols_)
    if (symbol.name == name) return &symbol;
  return nullptr;
}

std::string ElfFile::function_at(std::uint32_t address) const {
  // Thumb functions carry a 1 in the lowest bit of their address.
  const auto start_of = [this](const Symbol& s) {
    return is_avr() ? s.address : s.address & ~1u;
  };
  const Symbol* best = nullptr;
  for (const Symbol& symbol : symbols_) {
    if (!symbol.in_code || symbol.is_object || symbol.name.empty()) continue;
    if (symbol.name[0] == '$' || start_of(symbol) > address) continue;
    const bool later = best == nullptr || start_of(symbol) > start_of(*best);
    const bool better =
        !later && start_of(symbol) == start_of(*best) && symbol.is_function;
    if (later || better) best = &symbol;
  }
  bool in_code = false;
  for (const Section& section : sections_)
    in_code |= section.is_code && address - section.address < section.size;
  if (best == nullptr || !in_code) return "?";
  const std::uint32_t offset = address - start_of(*best);
  char text[16] = "";
  if (offset != 0) std::snprintf(text, sizeof text, "+0x%x", offset);
  return demangled(best->name) + text;
}

}  // namespace thimble_sim
