// SPDX-License-Identifier: MIT
// A pseudo-terminal at the other end of the first UART, for programs of the computer.
#pragma once

#include <string>

#include "avr_chip.h"

namespace thimble_sim {

// Bytes arrive at the pace of the baud rate that the firmware has chosen, whether it
// takes them or not, as on the chip.
class SerialTerminal {
 public:
  // Says its name on stderr. Throws std::runtime_error without a UART.
  explicit SerialTerminal(avr_t& chip);
  ~SerialTerminal();
  SerialTerminal(const SerialTerminal&) = delete;
  SerialTerminal& operator=(const SerialTerminal&) = delete;

  void send(char c);
  // After each instruction.
  void poll() {
    if (chip_.cycle >= next_) receive();
  }

 private:
  void receive();

  avr_t& chip_;
  avr_uart_t* uart_ = nullptr;
  avr_irq_t* to_chip_ = nullptr;
  int ours_ = -1, theirs_ = -1;
  std::uint64_t next_ = 0;
};

}  // namespace thimble_sim
