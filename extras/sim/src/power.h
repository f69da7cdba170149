// SPDX-License-Identifier: MIT
// The supply of the board: it may fail right behind the N-th byte written to a medium.
#pragma once

#include <cstdint>
#include <vector>

namespace thimble_sim {

class Power {
 public:
  // 0 = never fails.
  void fail_at(std::uint64_t write) { fails_at_ = write; }
  bool is_on() const { return fails_at_ == 0 || written_ < fails_at_; }
  // Every medium says so for each byte that it keeps; asks is_on() before the next one.
  void byte_written(std::uint32_t at, std::uint8_t value) {
    ++written_;
    if (!keeps_log_) return;
    for (int shift = 0; shift < 32; shift += 8)
      log_.push_back(static_cast<std::uint8_t>(at >> shift));
    log_.push_back(value);
  }
  // Of every byte written: its place, four bytes little-endian, and its value.
  void keep_log() { keeps_log_ = true; }
  const std::vector<std::uint8_t>& log() const { return log_; }
  std::uint64_t written() const { return written_; }

 private:
  std::uint64_t fails_at_ = 0, written_ = 0;
  bool keeps_log_ = false;
  std::vector<std::uint8_t> log_;
};

}  // namespace thimble_sim
