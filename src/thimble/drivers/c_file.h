// SPDX-License-Identifier: MIT
// A C FILE* with the functions that storage/file.h asks of a file.
#pragma once

#include <stdint.h>
#include <stdio.h>

#include "../platform/detect.h"

#if THIMBLE_POSIX
#include <unistd.h>
#endif

namespace thimble {

// Closes the file in the end. One that could not be opened is empty.
class CFile {
 public:
  explicit CFile(FILE* file) : file_(file) {}
  CFile(const CFile&) = delete;
  CFile& operator=(const CFile&) = delete;
  CFile(CFile&& from) : file_(from.file_) { from.file_ = nullptr; }
  ~CFile() { close(); }

  void close() {
    if (file_ != nullptr) fclose(file_);
    file_ = nullptr;
  }
  explicit operator bool() const { return file_ != nullptr; }

  uint32_t size() const {
    if (file_ == nullptr || fseek(file_, 0, SEEK_END) != 0) return 0;
    const long end = ftell(file_);
    return end < 0 ? 0 : static_cast<uint32_t>(end);
  }
  bool seek(uint32_t at) {
    return file_ != nullptr && fseek(file_, static_cast<long>(at), SEEK_SET) == 0;
  }
  size_t read(uint8_t* to, size_t count) { return fread(to, 1, count, file_); }
  size_t write(const uint8_t* from, size_t count) {
    return fwrite(from, 1, count, file_);
  }
  // To the disk, where the system can say that.
  bool flush() {
    if (file_ == nullptr || fflush(file_) != 0) return false;
#if THIMBLE_POSIX
    return fsync(fileno(file_)) == 0;
#else
    return true;
#endif
  }

 private:
  FILE* file_;
};

}  // namespace thimble
