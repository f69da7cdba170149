// SPDX-License-Identifier: MIT
// A pseudo-terminal at the other end of the first UART, for programs of the computer.
#include "serial_terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace thimble_sim {
namespace {

constexpr std::uint64_t kPollCycles = 2000;

}  // namespace

SerialTerminal::SerialTerminal(avr_t& chip) : chip_(chip) {
  for (avr_io_t* module = chip.io_port; module != nullptr; module = module->next)
    if (std::string(module->kind) == "uart" &&
        reinterpret_cast<avr_uart_t*>(module)->name == '0')
      uart_ = reinterpret_cast<avr_uart_t*>(module);
  if (uart_ == nullptr)
    throw std::runtime_error(std::string(chip.mmcu) + " has no UART for a terminal");
  to_chip_ = avr_io_getirq(&chip, static_cast<std::uint32_t>(AVR_IOCTL_UART_GETIRQ('0')),
                           UART_IRQ_INPUT);
  termios raw{};
  cfmakeraw(&raw);
  char name[128];
  if (openpty(&ours_, &theirs_, name, &raw, nullptr) != 0)
    throw std::runtime_error("cannot open a pseudo-terminal");
  fcntl(ours_, F_SETFL, O_NONBLOCK);
  std::fprintf(stderr, "serial port: %s\n", name);
}

// What has not been read is lost when the terminal closes: its reader has half a second.
SerialTerminal::~SerialTerminal() {
  for (int waits = 0, left = 0; waits < 25; ++waits) {
    usleep(20000);  // the kernel hands it over a moment after the write
    if (ioctl(theirs_, FIONREAD, &left) != 0 || left == 0) break;
  }
  ::close(ours_);
  ::close(theirs_);
}

void SerialTerminal::send(char c) {
  // Without a reader the terminal fills up, and bytes are lost like on an open line.
  if (::write(ours_, &c, 1) != 1) return;
}

void SerialTerminal::receive() {
  std::uint8_t byte;
  next_ = chip_.cycle + kPollCycles;
  if (avr_regbit_get(&chip_, uart_->rxen) == 0 || ::read(ours_, &byte, 1) != 1) return;
  next_ = chip_.cycle + std::max<std::uint64_t>(uart_->cycles_per_byte, 100);
  avr_raise_irq(to_chip_, byte);
}

}  // namespace thimble_sim
