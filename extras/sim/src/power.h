// SPDX-License-Identifier: MIT
// The supply of the board: it may fail right behind the N-th byte written to a medium.
#pragma once

#include <cstdint>

namespace thimble_sim {

class Power {
 public:
  // 0 = never fails.
  void fail_at(std::uint64_t write) { fails_at_ = write; }
  bool is_on() const { return fails_at_ == 0 || written_ < fails_at_; }
  // Every medium says so for each byte that it keeps; asks is_on() before the next one.
  void byte_written() { ++written_; }
  std::uint64_t written() const { return written_; }

 private:
  std::uint64_t fails_at_ = 0, written_ = 0;
};

}  // namespace thimble_sim
