// SPDX-License-Identifier: MIT
// The files of the C library as a file system for CopyOnWrite.
#pragma once

#include "../drivers/c_file.h"
#include "../storage/file.h"

namespace thimble {

struct CFiles {
  using File = FileMedium<CFile>;

  File open(const char* name) { return File(CFile(fopen(name, "rb"))); }
  File create(const char* name) { return File(CFile(fopen(name, "wb+"))); }
  // POSIX: in one step, also over an old file. Elsewhere rename() may refuse that.
  bool replace(const char* from, const char* to) { return ::rename(from, to) == 0; }
  bool rename(const char* from, const char* to) { return ::rename(from, to) == 0; }
  bool remove(const char* name) { return ::remove(name) == 0; }
};

}  // namespace thimble
