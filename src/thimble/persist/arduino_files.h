// SPDX-License-Identifier: MIT
// A file system with the FS interface of Arduino (LittleFS and others) for CopyOnWrite.
//
//   thimble::ArduinoFiles<fs::FS, File> files(LittleFS);
// Arduino's SD library cannot rename: there, keep TwoSlots in one file of its full
// length.
#pragma once

#include "../storage/file.h"

namespace thimble {

template <class FileSystem, class F>
class ArduinoFiles {
 public:
  using File = FileMedium<F>;

  explicit ArduinoFiles(FileSystem& files) : files_(files) {}

  File open(const char* name) { return File(files_.open(name, "r")); }
  File create(const char* name) { return File(files_.open(name, "w+")); }
  // LittleFS replaces an old file in one step, others refuse to.
  bool replace(const char* from, const char* to) { return files_.rename(from, to); }
  bool rename(const char* from, const char* to) { return files_.rename(from, to); }
  bool remove(const char* name) { return files_.remove(name); }

 private:
  FileSystem& files_;
};

}  // namespace thimble
