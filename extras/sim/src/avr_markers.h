// SPDX-License-Identifier: MIT
// The marker protocol: what a firmware asks of the simulator through GPIOR0..2.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "avr_chip.h"
#include "avr_stack.h"
#include "outcome.h"

namespace thimble_sim {

// A write to GPIOR0 is a command; GPIOR1 and GPIOR2 are the low and high byte of its
// argument. firmware/sim/avr.h is the other side.
enum class Marker : std::uint8_t {
  kEnd = 0,    // the region ends
  kBegin = 1,  // a region begins: its number is in GPIOR1
  kAt = 2,     // the argument is the SRAM address of the next read or write
  kRead =
      3,  // copy that many bytes of the input to SRAM; GPIOR1 = 1 if there were so many
  kWrite = 4,  // append that many bytes of SRAM to the output
  kPrint = 5,  // the argument is the SRAM address of a text that ends in 0
  kExit = 6,   // stop; the exit code is in GPIOR1
};

class Markers {
 public:
  Markers(avr_t& chip, const std::string& mcu, StackWatch& stack, Outcome& outcome);
  Markers(const Markers&) = delete;
  Markers& operator=(const Markers&) = delete;

  void set_input(std::vector<std::uint8_t> bytes) { input_ = std::move(bytes); }
  void set_printer(std::function<void(char)> print) { print_ = std::move(print); }
  const std::vector<std::uint8_t>& output() const { return output_; }
  bool exited() const { return exited_; }
  const std::string& error() const { return error_; }  // a command that makes no sense

 private:
  void on_command(std::uint8_t value);
  bool in_ram(std::uint32_t address, std::uint32_t bytes);

  avr_t& chip_;
  MarkerRegisters registers_;
  StackWatch& stack_;
  Outcome& outcome_;
  std::function<void(char)> print_;
  std::vector<std::uint8_t> input_, output_;
  std::size_t input_at_ = 0;
  std::uint16_t address_ = 0;
  int region_ = -1;  // -1 = none is open
  std::uint64_t began_ = 0;
  bool exited_ = false;
  std::string error_;
};

}  // namespace thimble_sim
