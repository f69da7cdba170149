// SPDX-License-Identifier: MIT
// What a memory chip or card holds: a file, whose length is the capacity.
#pragma once

#include <cstdint>
#include <string>

#include "power.h"

namespace thimble_sim {

class ImageFile {
 public:
  // Throws std::runtime_error when there is no such file or it is empty.
  ImageFile(const std::string& path, Power& power);
  ~ImageFile();
  ImageFile(const ImageFile&) = delete;
  ImageFile& operator=(const ImageFile&) = delete;

  std::uint64_t size() const { return size_; }
  void read(std::uint64_t at, std::uint8_t* to, std::uint64_t count) const;
  // Byte by byte, as long as there is power.
  void write(std::uint64_t at, const std::uint8_t* from, std::uint64_t count);

 private:
  Power& power_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace thimble_sim
