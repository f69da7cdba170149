// SPDX-License-Identifier: MIT
// What a memory chip or card holds: a file, whose length is the capacity.
#include "image_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

namespace thimble_sim {

ImageFile::ImageFile(const std::string& path, Power& power) : power_(power) {
  file_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file_ < 0)
    throw std::runtime_error("cannot open the image " + path +
                             " to read and write; its length is the capacity, so create "
                             "it first, for example with truncate -s 32768 " +
                             path);
  struct stat facts {};
  if (fstat(file_, &facts) == 0) size_ = static_cast<std::uint64_t>(facts.st_size);
  if (size_ == 0) {
    ::close(file_);
    throw std::runtime_error("the image " + path +
                             " is empty; its length is the capacity");
  }
}

ImageFile::~ImageFile() { ::close(file_); }

void ImageFile::read(std::uint64_t at, std::uint8_t* to, std::uint64_t count) const {
  if (pread(file_, to, count, static_cast<off_t>(at)) != static_cast<ssize_t>(count))
    throw std::runtime_error("cannot read an image");
}

void ImageFile::write(std::uint64_t at, const std::uint8_t* from, std::uint64_t count) {
  std::uint64_t kept = 0;
  for (; kept < count && power_.is_on(); ++kept)
    power_.byte_written(static_cast<std::uint32_t>(at + kept), from[kept]);
  if (pwrite(file_, from, kept, static_cast<off_t>(at)) != static_cast<ssize_t>(kept))
    throw std::runtime_error("cannot write an image");
}

}  // namespace thimble_sim
