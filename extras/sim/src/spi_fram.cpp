// SPDX-License-Identifier: MIT
// An SPI FRAM: MB85RS64 to MB85RS2MT, FM25 parts of 8 KB and more.
#include "spi_fram.h"

#include <stdexcept>

namespace thimble_sim {
namespace {

enum Opcode : std::uint8_t {
  kWriteStatus = 0x01,
  kWrite = 0x02,
  kRead = 0x03,
  kWriteDisable = 0x04,
  kReadStatus = 0x05,
  kWriteEnable = 0x06,
  kReadId = 0x9f,
};
constexpr std::uint8_t kWriteEnabled = 0x02, kWritableStatus = 0x8c;

// Fujitsu, continuation code, density, product.
std::uint8_t id_byte(std::uint64_t size, unsigned i) {
  std::uint8_t density = 0;
  for (std::uint64_t kilobytes = size >> 10; kilobytes > 1; kilobytes >>= 1) ++density;
  const std::uint8_t id[] = {0x04, 0x7f, density, 0x03};
  return i < sizeof id ? id[i] : 0;
}

}  // namespace

SpiFram::SpiFram(const std::string& path, Power& power) : memory_(path, power) {
  const std::uint64_t size = memory_.size();
  if ((size & (size - 1)) != 0 || size < 2048 || size > 1u << 24)
    throw std::runtime_error("an SPI FRAM has 2048 bytes to 16 MB, a power of two; " +
                             path + " has " + std::to_string(size));
  address_bytes_ = size <= 65536 ? 2 : 3;
}

void SpiFram::select(bool is_selected) {
  if (!is_selected && (opcode_ == kWrite || opcode_ == kWriteStatus) && count_ > 1)
    status_ &= static_cast<std::uint8_t>(~kWriteEnabled);
  count_ = 0;
  opcode_ = 0;
}

std::uint8_t SpiFram::exchange(std::uint8_t byte) {
  const unsigned position = count_++;
  if (position == 0) {
    opcode_ = byte;
    at_ = 0;
    if (byte == kWriteEnable) status_ |= kWriteEnabled;
    if (byte == kWriteDisable) status_ &= static_cast<std::uint8_t>(~kWriteEnabled);
    return 0xff;
  }
  if (opcode_ == kReadStatus) return status_;
  if (opcode_ == kReadId) return id_byte(memory_.size(), position - 1);
  if (opcode_ == kWriteStatus && position == 1 && (status_ & kWriteEnabled) != 0)
    status_ = static_cast<std::uint8_t>((status_ & ~kWritableStatus) |
                                        (byte & kWritableStatus));
  if (opcode_ != kRead && opcode_ != kWrite) return 0xff;
  if (position <= address_bytes_) {
    at_ = (at_ << 8 | byte) % memory_.size();
    return 0xff;
  }
  std::uint8_t answer = 0xff;
  if (opcode_ == kRead)
    memory_.read(at_, &answer, 1);
  else if ((status_ & kWriteEnabled) != 0)
    memory_.write(at_, &byte, 1);
  at_ = (at_ + 1) % memory_.size();
  return answer;
}

}  // namespace thimble_sim
