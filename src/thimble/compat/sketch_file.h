// SPDX-License-Identifier: MIT
// A file that the sketch has opened: anything with read, write, seek and size.
#pragma once

#include "../storage/file.h"

namespace thimble {
namespace compat {

template <class File>
class SketchFile {
 public:
  explicit SketchFile(File& file) : file_(&file) {}

  explicit operator bool() const { return true; }
  uint32_t size() { return static_cast<uint32_t>(file_->size()); }
  bool seek(uint32_t to) { return file_->seek(to); }
  int read(uint8_t* to, uint16_t count) {
    return static_cast<int>(file_->read(to, count));
  }
  size_t write(const uint8_t* from, uint16_t count) { return file_->write(from, count); }
  bool flush() {
    flush(*file_, 0);
    return true;
  }

 private:
  template <class F>
  static auto flush(F& file, int) -> decltype(static_cast<void>(file.flush())) {
    file.flush();
  }
  template <class F>
  static void flush(F&, long) {}

  File* file_;
};

template <class File>
using SketchFileMedium = FileMedium<SketchFile<File>>;

}  // namespace compat
}  // namespace thimble
