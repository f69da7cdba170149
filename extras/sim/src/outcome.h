// SPDX-License-Identifier: MIT
// What a run is asked for and what it found out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "boards_file.h"
#include "elf_file.h"

namespace thimble_sim {

struct Request {
  Board board;
  std::string elf_path;
  std::string input_path;       // "" = no input
  std::string output_path;      // "" = the output is dropped
  std::string eeprom_in_path;   // "" = erased
  std::string eeprom_out_path;  // "" = not written
  std::string i2c_fram_path;    // images of media; "" = there is none
  std::string spi_fram_path, spi_fram_pin;
  std::string sd_path, sd_pin;
  std::uint64_t cut_at_write = 0;  // 0 = the power stays
  std::string write_log_path;      // "" = none
  bool serial_pty = false;         // the first UART is a pseudo-terminal
  std::uint64_t limit = 4'000'000'000;
  bool stream_serial = true;  // copy the serial text to stdout while it arrives

  bool needs_peripherals() const {
    return !i2c_fram_path.empty() || !spi_fram_path.empty() || !sd_path.empty() ||
           cut_at_write != 0 || serial_pty || !write_log_path.empty();
  }
};

struct Measurement {
  std::uint64_t count = 0;  // cycles or instructions
  std::uint32_t stack = 0;  // bytes below the stack pointer at the region's beginning
};

struct Outcome {
  std::string stop;   // "exit", "sleep", "cut", "crash" or "limit"
  std::string error;  // one sentence; empty unless crash or limit
  int exit_code = 0;
  std::string serial;
  std::map<int, std::vector<Measurement>> regions;
  std::uint64_t total = 0;
  std::uint64_t eeprom_reads = 0;
  std::uint64_t bytes_written = 0;  // to EEPROM, FRAM and SD card together
  std::uint32_t flash_bytes = 0;
  std::uint32_t ram_bytes = 0;    // static: .data + .bss + .noinit
  std::uint32_t stack_bytes = 0;  // deepest, whole run
  std::uint32_t heap_bytes = 0;   // highest, whole run

  std::uint32_t peak_ram_bytes() const { return ram_bytes + stack_bytes + heap_bytes; }
};

// Fills flash_bytes and ram_bytes from the sections.
void measure_sizes(const ElfFile& elf, const Board& board, Outcome& outcome);

// "0x1f4 (thimble::dense+0x12)"
std::string place(const ElfFile& elf, std::uint32_t address);

}  // namespace thimble_sim
