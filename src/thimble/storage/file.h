// SPDX-License-Identifier: MIT
// Parameters in a file: anything with read, write, seek, size and flush.
//
//   File file = SD.open("net.thm");
//   thimble::FileMedium<File> medium(file);    // FileMedium<File&> only refers to it
// Arduino's SD and FS `File` and those of LittleFS have that; drivers/c_file.h gives it
// to a C FILE*. A file of Arduino's SD library that is saved to has to be opened with
// O_READ | O_WRITE and not with FILE_WRITE, whose O_APPEND makes seek() useless.
#pragma once

#include "../support/traits.h"
#include "medium_reader.h"

namespace thimble {
namespace detail {

// flush() of a file tells whether it worked, or nothing.
template <class F>
auto flush(F& file, int) -> decltype(static_cast<bool>(file.flush())) {
  return file.flush();
}
template <class F>
bool flush(F& file, long) {
  file.flush();
  return true;
}

}  // namespace detail

template <class F, bool kIsRecord = true, uint8_t kAhead = 32>
class FileMedium : public ReadAhead<FileMedium<F, kIsRecord, kAhead>, kAhead> {
 public:
  using Storage = InMedium<FileMedium>;
  using Size = uint32_t;
  static constexpr bool kExact = kIsRecord;
  static constexpr uint8_t kBlock = 32;

  // The file has to stay open as long as a model reads from it.
  explicit FileMedium(F file) : file_(static_cast<F&&>(file)) {}

  uint32_t size() { return file_ ? static_cast<uint32_t>(file_.size()) : 0; }
  bool read(uint32_t at, void* to, uint16_t count) {
    return seek(at) &&
           static_cast<uint16_t>(file_.read(static_cast<uint8_t*>(to), count)) == count;
  }
  // At the end of the file this makes it longer, if it was opened for that.
  bool write(uint32_t at, const void* from, uint16_t count) {
    this->forget();
    return seek(at) && file_.write(static_cast<const uint8_t*>(from), count) == count;
  }
  bool flush() { return file_ && detail::flush(file_, 0); }
  typename Storage::Handle handle(uint32_t at) { return {this, at}; }

 private:
  bool seek(uint32_t at) { return file_ && at <= size() && file_.seek(at); }

  F file_;
};

// A file that holds slots (persist/slots.h): records are shorter than the file. Give it
// its full length once; then saving changes nothing in the file system around it.
template <class F>
using SlotFile = FileMedium<F, false>;

// The storage of a model in such a file.
template <class F>
using InFile = InMedium<FileMedium<F>>;

}  // namespace thimble
