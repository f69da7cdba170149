// SPDX-License-Identifier: MIT
// An SD card in SPI mode, version 2: the commands that file system libraries send.
#pragma once

#include <array>
#include <deque>
#include <vector>

#include "image_file.h"
#include "spi_bus.h"

namespace thimble_sim {

// Up to 1 GB the card is a standard one, addressed by bytes; above that a high-capacity
// one, addressed by blocks. Physical Layer Simplified Specification, chapter 7.
class SdCard : public SpiDevice {
 public:
  SdCard(const std::string& path, Power& power);
  void select(bool is_selected) override;
  std::uint8_t exchange(std::uint8_t byte) override;

 private:
  enum class State { kCommands, kReading, kWriting, kReceiving };
  static constexpr std::size_t kBlock = 512;

  void take(std::uint8_t byte);
  void command(std::uint8_t index, std::uint32_t argument);
  void application_command(std::uint8_t index, std::uint32_t argument);
  void answer(std::uint8_t flags = 0);
  void send_block(const std::uint8_t* bytes, std::size_t count);
  void send_next_block();
  void begin_transfer(std::uint32_t argument, bool is_write, bool is_multiple);
  void block_received();
  std::array<std::uint8_t, 16> specific_data() const;

  ImageFile memory_;
  const bool is_high_capacity_;
  bool is_idle_ = true, checks_crc_ = false, is_application_ = false;
  bool is_multiple_ = false;
  unsigned polls_ = 0;
  State state_ = State::kCommands;
  std::uint64_t at_ = 0;                // in bytes
  std::vector<std::uint8_t> received_;  // of a command or a block
  std::deque<std::uint8_t> to_send_;
};

}  // namespace thimble_sim
