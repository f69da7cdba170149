// SPDX-License-Identifier: MIT
// An I2C FRAM at address 0x50 of the TWI: MB85RC04 to MB85RC1MT, FM24C04 and FM24C16.
#pragma once

#include "avr_chip.h"
#include "image_file.h"

namespace thimble_sim {

// Data sheets: up to 2 KB the upper bits of an address stand in the device address and
// one byte follows; above that two bytes follow, and bit 16 stands in the device address.
// The address counts up and begins again behind the end. From 8 KB on, the chip tells its
// device ID at 0x7c.
class I2cFram {
 public:
  I2cFram(avr_t& chip, const std::string& path, Power& power);
  I2cFram(const I2cFram&) = delete;
  I2cFram& operator=(const I2cFram&) = delete;

 private:
  void on_message(std::uint32_t value);
  bool start(std::uint8_t address);
  void receive(std::uint8_t byte);
  std::uint8_t send();
  void answer(std::uint8_t what, std::uint8_t byte);

  ImageFile memory_;
  std::uint8_t page_bits_;  // of the device address
  unsigned address_bytes_;  // behind the device address
  avr_irq_t* to_chip_ = nullptr;
  std::uint8_t device_ = 0;  // the device address of this transfer; 0 = another's
  bool telling_id_ = false;
  unsigned received_ = 0, id_at_ = 0;
  std::uint64_t page_ = 0, at_ = 0;
};

}  // namespace thimble_sim
