// SPDX-License-Identifier: MIT
// The SPI of the chip and the devices on it, each with its own select pin.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "avr_chip.h"

namespace thimble_sim {

class SpiDevice {
 public:
  virtual ~SpiDevice() = default;
  virtual void select(bool is_selected) = 0;
  // A byte in each direction at the same time: what is returned was decided before.
  virtual std::uint8_t exchange(std::uint8_t byte) = 0;
};

class SpiBus {
 public:
  explicit SpiBus(avr_t& chip);
  SpiBus(const SpiBus&) = delete;
  SpiBus& operator=(const SpiBus&) = delete;

  // pin is a port and a bit, as "B2". Throws std::runtime_error if the chip has none.
  void connect(std::unique_ptr<SpiDevice> device, const std::string& pin);

 private:
  struct Place {
    std::unique_ptr<SpiDevice> device;
    bool is_selected = false;
  };

  void transfer(std::uint8_t byte);
  void correct_time();

  avr_t& chip_;
  avr_spi_t* module_ = nullptr;
  std::vector<std::unique_ptr<Place>> places_;
};

}  // namespace thimble_sim
