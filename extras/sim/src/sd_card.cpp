// SPDX-License-Identifier: MIT
// An SD card in SPI mode, version 2: the commands that file system libraries send.
#include "sd_card.h"

#include <algorithm>
#include <stdexcept>

namespace thimble_sim {
namespace {

// Response R1.
enum Flag : std::uint8_t {
  kIdle = 0x01,
  kIllegalCommand = 0x04,
  kCrcError = 0x08,
  kParameterError = 0x40,
};
constexpr std::uint8_t kBlockToken = 0xfe, kMultipleToken = 0xfc, kStopToken = 0xfd;
constexpr std::uint8_t kAccepted = 0xe5, kRefusedCrc = 0xeb, kRefusedWrite = 0xed;
constexpr unsigned kBusyBytes = 20, kPollsUntilReady = 3;
constexpr std::uint64_t kStandardCapacity = UINT64_C(1) << 30;

std::uint8_t crc7(const std::uint8_t* bytes, std::size_t count) {
  unsigned crc = 0;
  for (std::size_t i = 0; i < count; ++i)
    for (int bit = 7; bit >= 0; --bit) {
      const unsigned top = (crc >> 6 ^ bytes[i] >> bit) & 1u;
      crc = (crc << 1 & 0x7f) ^ (top != 0 ? 0x09 : 0);
    }
  return static_cast<std::uint8_t>(crc << 1 | 1);
}

std::uint16_t crc16(const std::uint8_t* bytes, std::size_t count) {
  unsigned crc = 0;
  for (std::size_t i = 0; i < count; ++i) {
    crc ^= static_cast<unsigned>(bytes[i]) << 8;
    for (int bit = 0; bit < 8; ++bit)
      crc = (crc << 1 & 0xffff) ^ ((crc & 0x8000) != 0 ? 0x1021 : 0);
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace

SdCard::SdCard(const std::string& path, Power& power)
    : memory_(path, power), is_high_capacity_(memory_.size() > kStandardCapacity) {
  if (memory_.size() % 2048 != 0)
    throw std::runtime_error("an SD card has a multiple of 2048 bytes; " + path +
                             " has " + std::to_string(memory_.size()));
}

void SdCard::select(bool is_selected) {
  if (is_selected) return;
  received_.clear();
  to_send_.clear();
  if (state_ == State::kReading) state_ = State::kCommands;
}

std::uint8_t SdCard::exchange(std::uint8_t byte) {
  std::uint8_t out = 0xff;
  if (to_send_.empty() && state_ == State::kReading) send_next_block();
  if (!to_send_.empty()) {
    out = to_send_.front();
    to_send_.pop_front();
  }
  take(byte);
  return out;
}

void SdCard::take(std::uint8_t byte) {
  if (state_ == State::kWriting) {
    if (byte == kBlockToken || (is_multiple_ && byte == kMultipleToken)) {
      state_ = State::kReceiving;
      received_.clear();
      return;
    }
    if (is_multiple_ && byte == kStopToken) {
      state_ = State::kCommands;
      to_send_.assign(1, 0xff);
      to_send_.insert(to_send_.end(), kBusyBytes, 0x00);
    }
    if (byte == 0xff || byte == kStopToken) return;
    state_ = State::kCommands;  // a command instead of a block
  }
  if (state_ == State::kReceiving) {
    received_.push_back(byte);
    if (received_.size() == kBlock + 2) block_received();
    return;
  }
  if (received_.empty() && (byte & 0xc0) != 0x40) return;
  received_.push_back(byte);
  if (received_.size() < 6) return;
  std::array<std::uint8_t, 6> frame;
  std::copy_n(received_.begin(), 6, frame.begin());
  received_.clear();
  const auto index = static_cast<std::uint8_t>(frame[0] & 0x3f);
  const std::uint32_t argument = static_cast<std::uint32_t>(frame[1]) << 24 |
                                 static_cast<std::uint32_t>(frame[2]) << 16 |
                                 static_cast<std::uint32_t>(frame[3]) << 8 | frame[4];
  to_send_.clear();
  if ((checks_crc_ || index == 0 || index == 8) && crc7(frame.data(), 5) != frame[5]) {
    answer(kCrcError);
  } else if (is_application_) {
    is_application_ = false;
    application_command(index, argument);
  } else {
    command(index, argument);
  }
}

// One byte later at the earliest.
void SdCard::answer(std::uint8_t flags) {
  to_send_.push_back(0xff);
  to_send_.push_back(static_cast<std::uint8_t>(flags | (is_idle_ ? kIdle : 0)));
}

void SdCard::command(std::uint8_t index, std::uint32_t argument) {
  const auto append = [this](std::uint32_t word) {
    for (int shift = 24; shift >= 0; shift -= 8)
      to_send_.push_back(static_cast<std::uint8_t>(word >> shift));
  };
  // Before it is ready a card only knows how to become so.
  if (is_idle_ && index != 0 && index != 8 && index != 55 && index != 58 && index != 59)
    return answer(kIllegalCommand);
  switch (index) {
    case 0:  // GO_IDLE_STATE
      is_idle_ = true;
      checks_crc_ = false;
      polls_ = 0;
      state_ = State::kCommands;
      return answer();
    case 8:  // SEND_IF_COND: echoes voltage and pattern
      answer();
      return append(argument & 0xfff);
    case 9:  // SEND_CSD
    {
      answer();
      const auto data = specific_data();
      return send_block(data.data(), data.size());
    }
    case 10:  // SEND_CID
    {
      answer();
      std::array<std::uint8_t, 16> id{0x1d, 'T', 'H', 'S', 'I', 'M', 'S', 'D',
                                      0x10, 0,   0,   0,   1,   1,   0x61};
      id[15] = crc7(id.data(), 15);
      return send_block(id.data(), id.size());
    }
    case 12:  // STOP_TRANSMISSION
      state_ = State::kCommands;
      to_send_.push_back(0xff);
      return answer();
    case 13:  // SEND_STATUS
      answer();
      return to_send_.push_back(0);
    case 16:  // SET_BLOCKLEN
      return answer(argument == kBlock ? 0 : kParameterError);
    case 17:  // READ_SINGLE_BLOCK
    case 18:  // READ_MULTIPLE_BLOCK
      return begin_transfer(argument, false, index == 18);
    case 24:  // WRITE_BLOCK
    case 25:  // WRITE_MULTIPLE_BLOCK
      return begin_transfer(argument, true, index == 25);
    case 55:  // APP_CMD
      is_application_ = true;
      return answer();
    case 58:  // READ_OCR
      answer();
      return append(0x00ff8000u | (is_idle_ ? 0u : 0x80000000u) |
                    (is_high_capacity_ && !is_idle_ ? 0x40000000u : 0u));
    case 59:  // CRC_ON_OFF
      checks_crc_ = (argument & 1) != 0;
      return answer();
  }
  answer(kIllegalCommand);
}

void SdCard::application_command(std::uint8_t index, std::uint32_t argument) {
  if (index == 41) {  // SD_SEND_OP_COND; a host without high capacity waits for ever
    const bool fits = !is_high_capacity_ || (argument & 0x40000000) != 0;
    if (fits && ++polls_ >= kPollsUntilReady) is_idle_ = false;
    return answer();
  }
  if (index == 23 && !is_idle_) return answer();  // SET_WR_BLK_ERASE_COUNT: a hint
  answer(kIllegalCommand);
}

void SdCard::begin_transfer(std::uint32_t argument, bool is_write, bool is_multiple) {
  at_ = is_high_capacity_ ? static_cast<std::uint64_t>(argument) * kBlock : argument;
  if (at_ % kBlock != 0 || at_ >= memory_.size()) return answer(kParameterError);
  answer();
  is_multiple_ = is_multiple;
  if (is_write) {
    state_ = State::kWriting;
  } else if (is_multiple) {
    state_ = State::kReading;
  } else {
    send_next_block();
  }
}

void SdCard::send_next_block() {
  if (at_ >= memory_.size()) {
    to_send_.push_back(0x08);  // data error token: out of range
    state_ = State::kCommands;
    return;
  }
  std::array<std::uint8_t, kBlock> block;
  memory_.read(at_, block.data(), kBlock);
  at_ += kBlock;
  send_block(block.data(), kBlock);
}

void SdCard::send_block(const std::uint8_t* bytes, std::size_t count) {
  const std::uint16_t crc = crc16(bytes, count);
  to_send_.insert(to_send_.end(), {0xff, 0xff, kBlockToken});
  to_send_.insert(to_send_.end(), bytes, bytes + count);
  to_send_.push_back(static_cast<std::uint8_t>(crc >> 8));
  to_send_.push_back(static_cast<std::uint8_t>(crc));
}

// The card programs the block when it has all of it, and is busy meanwhile.
void SdCard::block_received() {
  state_ = is_multiple_ ? State::kWriting : State::kCommands;
  const std::uint16_t crc =
      static_cast<std::uint16_t>(received_[kBlock] << 8 | received_[kBlock + 1]);
  std::uint8_t verdict = kAccepted;
  if (checks_crc_ && crc != crc16(received_.data(), kBlock)) verdict = kRefusedCrc;
  if (at_ >= memory_.size()) verdict = kRefusedWrite;
  if (verdict == kAccepted) memory_.write(at_, received_.data(), kBlock);
  received_.clear();
  at_ += kBlock;
  to_send_.push_back(verdict);
  to_send_.insert(to_send_.end(), kBusyBytes, 0x00);
}

// The register from which a host takes the capacity.
std::array<std::uint8_t, 16> SdCard::specific_data() const {
  std::array<std::uint8_t, 16> data{};
  if (is_high_capacity_) {
    const std::uint64_t size = memory_.size() / (512 * 1024) - 1;
    data = {0x40,
            0x0e,
            0x00,
            0x32,
            0x5b,
            0x59,
            0x00,
            static_cast<std::uint8_t>(size >> 16),
            static_cast<std::uint8_t>(size >> 8),
            static_cast<std::uint8_t>(size),
            0x7f,
            0x80,
            0x0a,
            0x40,
            0x00};
  } else {
    // capacity = (size + 1) 2^(multiplier + 2) blocks
    unsigned multiplier = 0;
    std::uint64_t size = memory_.size() / kBlock;
    while ((size >> (multiplier + 2)) > 4096) ++multiplier;
    size = (size >> (multiplier + 2)) - 1;
    data = {0x00,
            0x26,
            0x00,
            0x32,
            0x5b,
            0x59,
            static_cast<std::uint8_t>(0x80 | size >> 10),
            static_cast<std::uint8_t>(size >> 2),
            static_cast<std::uint8_t>((size & 3) << 6 | 0x2d),
            static_cast<std::uint8_t>(0xd8 | multiplier >> 1),
            static_cast<std::uint8_t>((multiplier & 1) << 7 | 0x7f),
            0x80,
            0x0a,
            0x40,
            0x00};
  }
  data[15] = crc7(data.data(), 15);
  return data;
}

}  // namespace thimble_sim
