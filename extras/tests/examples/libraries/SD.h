// SPDX-License-Identifier: MIT
// What the sketches need of Arduino's SD library: one file, in an array.
#pragma once

#include <Arduino.h>

#define FILE_READ 0
#define FILE_WRITE 1

struct Contents {
  uint8_t bytes[300];
  uint16_t size;
  bool is_there;
};

class File {
 public:
  explicit File(Contents* contents) : contents_(contents) {}
  operator bool() const { return contents_ != nullptr; }
  uint32_t size() const { return contents_->size; }
  bool seek(uint32_t to) {
    at_ = static_cast<uint16_t>(to);
    return to <= contents_->size;
  }
  int read(void* to, uint16_t count) {
    if (count > contents_->size - at_) return -1;
    memcpy(to, contents_->bytes + at_, count);
    at_ += count;
    return static_cast<int>(count);
  }
  size_t write(const uint8_t* from, size_t count) {
    memcpy(contents_->bytes + at_, from, count);
    at_ += count;
    if (at_ > contents_->size) contents_->size = at_;
    return count;
  }
  void flush() {}
  void close() { contents_ = nullptr; }

 private:
  Contents* contents_;
  uint16_t at_ = 0;
};

class SDClass {
 public:
  bool begin(uint8_t) { return true; }
  bool remove(const char*) {
    contents_ = Contents();
    return true;
  }
  File open(const char*, uint8_t mode = FILE_READ) {
    if (mode == FILE_WRITE) contents_.is_there = true;
    return File(contents_.is_there ? &contents_ : nullptr);
  }

 private:
  Contents contents_;
};

static SDClass SD;
