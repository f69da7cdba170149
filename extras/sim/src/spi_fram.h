// SPDX-License-Identifier: MIT
// An SPI FRAM: MB85RS64 to MB85RS2MT, FM25 parts of 8 KB and more.
#pragma once

#include "image_file.h"
#include "spi_bus.h"

namespace thimble_sim {

// Data sheets: opcode, address of two bytes (three above 64 KB), then bytes for as long
// as the chip is selected; the address begins again behind the end. Each WRITE needs a
// WREN of its own.
class SpiFram : public SpiDevice {
 public:
  SpiFram(const std::string& path, Power& power);
  void select(bool is_selected) override;
  std::uint8_t exchange(std::uint8_t byte) override;

 private:
  ImageFile memory_;
  unsigned address_bytes_;
  unsigned count_ = 0;  // bytes since the chip was selected
  std::uint8_t opcode_ = 0, status_ = 0;
  std::uint64_t at_ = 0;
};

}  // namespace thimble_sim
