// SPDX-License-Identifier: MIT
// The simulator's view of boards.toml: what a board has and how it is simulated.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace thimble_sim {

struct Board {
  std::string name;
  std::string title;
  std::string mcu;
  std::string simulator;  // "simavr", "qemu", or something this program does not run
  std::string unit;       // "cycles" or "instructions"
  std::uint32_t flash = 0;
  std::uint32_t ram = 0;
  std::uint32_t eeprom = 0;
  std::uint32_t clock_hz = 0;
  std::uint32_t ram_base = 0;     // QEMU boards only
  std::vector<std::string> qemu;  // the command line of the machine
};

using Boards = std::map<std::string, Board>;

// Throws std::runtime_error with one sentence that names the file and the line.
Boards read_boards(const std::string& path);

}  // namespace thimble_sim
