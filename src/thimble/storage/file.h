// SPDX-License-Identifier: MIT
// Parameters in a file: anything with read, write, seek and size.
//
// Arduino's SD and FS `File` and those of LittleFS have that; drivers/c_file.h gives it
// to a C FILE*. A file of Arduino's SD library has to be opened with O_READ | O_WRITE and
// not with FILE_WRITE, whose O_APPEND ignores seek() and would write at the end.
#pragma once

#include "medium_reader.h"

namespace thimble {

template <class F, uint8_t kBlock = 32>
class FileMedium : public ReadAhead<FileMedium<F, kBlock>, kBlock> {
 public:
  using Storage = InMedium<FileMedium>;
  static constexpr bool kExact = true;

  // The file has to stay open as long as a model reads from it.
  explicit FileMedium(F& file) : file_(file) {}

  uint32_t size() const { return static_cast<uint32_t>(file_.size()); }
  bool read(uint32_t at, void* to, uint16_t count) {
    return this->note(seek(at) && read_bytes(to, count));
  }
  // At the end of the file this makes it longer, if it was opened for that.
  bool write(uint32_t at, const void* from, uint16_t count) {
    this->forget();
    return seek(at) && write_bytes(from, count);
  }
  bool flush() {
    file_.flush();
    return true;
  }
  typename Storage::Handle handle(uint32_t at) { return {this, at}; }

 private:
  bool seek(uint32_t at) { return at <= size() && file_.seek(at); }
  bool read_bytes(void* to, uint16_t count) {
    return static_cast<uint16_t>(file_.read(static_cast<uint8_t*>(to), count)) == count;
  }
  bool write_bytes(const void* from, uint16_t count) {
    return file_.write(static_cast<const uint8_t*>(from), count) == count;
  }

  F& file_;
};

// The storage of a model in such a file.
template <class F, uint8_t kBlock = 32>
using InFile = InMedium<FileMedium<F, kBlock>>;

}  // namespace thimble
