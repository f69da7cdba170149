// SPDX-License-Identifier: MIT
// An I2C FRAM at address 0x50 of the TWI: MB85RC04 to MB85RC1MT, FM24C04 and FM24C16.
#include "i2c_fram.h"

#include <stdexcept>

namespace thimble_sim {
namespace {

constexpr std::uint8_t kAddress = 0x50, kIdAddress = 0x7c;  // of 7 bits

// Manufacturer 0x00a (12 bits), product (12 bits) with the density in front.
std::uint32_t device_id(std::uint64_t size) {
  switch (size) {
    case 8192:
      return 0x00a358;
    case 32768:
      return 0x00a510;
    case 65536:
      return 0x00a658;
    case 131072:
      return 0x00a758;
  }
  return 0;
}

}  // namespace

I2cFram::I2cFram(avr_t& chip, const std::string& path, Power& power)
    : memory_(path, power) {
  const std::uint64_t size = memory_.size();
  if ((size & (size - 1)) != 0 || size < 256 || size > 131072)
    throw std::runtime_error("an I2C FRAM has 256 to 131072 bytes, a power of two; " +
                             path + " has " + std::to_string(size));
  address_bytes_ = size <= 2048 ? 1 : 2;
  page_bits_ = static_cast<std::uint8_t>((size - 1) >> (8 * address_bytes_));
  avr_irq_t* pins =
      avr_io_getirq(&chip, static_cast<std::uint32_t>(AVR_IOCTL_TWI_GETIRQ(0)), 0);
  if (pins == nullptr)
    throw std::runtime_error(std::string(chip.mmcu) + " has no TWI for an I2C FRAM");
  to_chip_ = pins + TWI_IRQ_INPUT;
  avr_irq_register_notify(
      pins + TWI_IRQ_OUTPUT,
      [](avr_irq_t*, std::uint32_t value, void* self) {
        static_cast<I2cFram*>(self)->on_message(value);
      },
      this);
}

void I2cFram::on_message(std::uint32_t value) {
  avr_twi_msg_irq_t message;
  message.u.v = value;
  const unsigned what = message.u.twi.msg;
  if (what & TWI_COND_STOP) device_ = 0;
  if (what & TWI_COND_START) {
    device_ = 0;
    // Without this answer libsimavr takes the last one of the transfer before.
    answer(TWI_COND_ACK, start(message.u.twi.addr) ? 1 : 0);
  }
  if (device_ == 0) return;
  if (what & TWI_COND_WRITE) {
    receive(message.u.twi.data);
    answer(TWI_COND_ACK, 1);
  }
  if (what & TWI_COND_READ) answer(TWI_COND_READ, send());
}

// The byte behind a start condition: 7 bits and whether the chip is read.
bool I2cFram::start(std::uint8_t byte) {
  const auto address = static_cast<std::uint8_t>(byte >> 1);
  const bool is_read = (byte & 1) != 0;
  telling_id_ = address == kIdAddress && device_id(memory_.size()) != 0;
  if (!telling_id_ && (address & ~page_bits_) != kAddress) return false;
  device_ = byte | 1;  // never 0
  received_ = id_at_ = 0;
  page_ = static_cast<std::uint64_t>(address & page_bits_) << (8 * address_bytes_);
  if (!telling_id_ && is_read && address_bytes_ == 1) at_ = page_ | (at_ & 0xff);
  return true;
}

void I2cFram::receive(std::uint8_t byte) {
  if (telling_id_) return;  // names the chip that shall tell its ID
  if (received_ < address_bytes_) {
    at_ = (received_ == 0 ? 0 : at_ << 8) | byte;
    if (++received_ == address_bytes_) at_ = (page_ | at_) % memory_.size();
    return;
  }
  memory_.write(at_, &byte, 1);
  at_ = (at_ + 1) % memory_.size();
}

std::uint8_t I2cFram::send() {
  if (telling_id_)
    return static_cast<std::uint8_t>(device_id(memory_.size()) >>
                                     (16 - 8 * (id_at_++ % 3)));
  std::uint8_t byte;
  memory_.read(at_, &byte, 1);
  at_ = (at_ + 1) % memory_.size();
  return byte;
}

void I2cFram::answer(std::uint8_t what, std::uint8_t byte) {
  avr_raise_irq(to_chip_, avr_twi_irq_msg(what, device_, byte));
}

}  // namespace thimble_sim
