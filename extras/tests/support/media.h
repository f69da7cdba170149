// SPDX-License-Identifier: MIT
// Media for tests: files in memory, media that fail, and a power cut after any byte.
#pragma once

#include <Thimble.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace thimble_test {

using Image = std::vector<uint8_t>;

// What of a describe() a user reads.
struct Text {
  std::string text;
  void write(uint8_t c) { text += static_cast<char>(c); }
};

// A file: it ends where its bytes end. `works` counts the reads that still succeed.
class ExactMedium {
 public:
  using Storage = thimble::Ram;
  using Size = uint32_t;
  static constexpr bool kExact = true;
  static constexpr uint8_t kBlock = 5;

  explicit ExactMedium(Image image, long works = -1)
      : image_(std::move(image)), works_(works) {}

  uint32_t size() const { return static_cast<uint32_t>(image_.size()); }
  bool read(uint32_t at, void* to, uint16_t count) {
    reads_ += 1;
    if (works_ == 0) return false;
    if (works_ > 0) --works_;
    if (!thimble::persist::within(at, count, size())) return false;
    std::copy_n(image_.begin() + at, count, static_cast<uint8_t*>(to));
    return true;
  }
  thimble::Ram::Handle handle(uint32_t at) const { return image_.data() + at; }

  unsigned reads() const { return reads_; }

 private:
  Image image_;
  long works_;
  unsigned reads_ = 0;
};

// The power: it lasts for so many writes of a byte, then nothing reaches a medium.
struct Power {
  long left = -1;
  long used = 0;

  bool take() {
    if (left == 0) return false;
    if (left > 0) --left;
    ++used;
    return true;
  }
};

// A chip whose contents outlive the power. Counts writes; bytes that are right already
// are left alone. `caches` keeps everything back until flush().
class ChipMedium {
 public:
  using Storage = thimble::Ram;
  using Size = uint32_t;
  static constexpr bool kExact = false;
  static constexpr uint8_t kBlock = 32;

  ChipMedium(Image& image, Power& power, bool caches = false)
      : image_(&image), seen_(image), power_(&power), caches_(caches) {}

  uint32_t size() const { return static_cast<uint32_t>(seen_.size()); }
  bool read(uint32_t at, void* to, uint16_t count) {
    if (!thimble::persist::within(at, count, size())) return false;
    std::copy_n(seen_.begin() + at, count, static_cast<uint8_t*>(to));
    return true;
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    if (!thimble::persist::within(at, count, size())) return false;
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    std::copy_n(bytes, count, seen_.begin() + at);
    return caches_ || flush();
  }
  // From the last byte to the first, since nobody promises an order.
  bool flush() {
    for (size_t i = image_->size(); i-- != 0;) {
      if ((*image_)[i] == seen_[i]) continue;
      if (!power_->take()) return false;
      (*image_)[i] = seen_[i];
    }
    return true;
  }
  thimble::Ram::Handle handle(uint32_t at) const { return seen_.data() + at; }

 private:
  Image* image_;
  Image seen_;
  Power* power_;
  bool caches_;
};

// Files by name; every byte, and every change of a directory, takes power.
class MemoryFiles {
 public:
  class File {
   public:
    using Storage = thimble::Ram;
    using Size = uint32_t;
    static constexpr bool kExact = true;
    static constexpr uint8_t kBlock = 7;

    File(MemoryFiles& files, std::string name) : files_(&files), name_(std::move(name)) {}
    uint32_t size() const { return static_cast<uint32_t>(bytes().size()); }
    bool read(uint32_t at, void* to, uint16_t count) {
      if (!thimble::persist::within(at, count, size())) return false;
      std::copy_n(bytes().begin() + at, count, static_cast<uint8_t*>(to));
      return true;
    }
    bool write(uint32_t at, const void* from, uint16_t count) {
      for (uint16_t i = 0; i < count; ++i) {
        if (!files_->power_->take()) return false;
        Image& all = files_->all[name_];
        if (all.size() < at + i + 1) all.resize(at + i + 1);
        all[at + i] = static_cast<const uint8_t*>(from)[i];
      }
      return true;
    }
    bool flush() { return true; }
    thimble::Ram::Handle handle(uint32_t at) const { return bytes().data() + at; }

   private:
    const Image& bytes() const {
      static const Image none;
      const auto found = files_->all.find(name_);
      return found == files_->all.end() ? none : found->second;
    }

    MemoryFiles* files_;
    std::string name_;
  };

  MemoryFiles(std::map<std::string, Image>& files, Power& power, bool replaces)
      : all(files), power_(&power), replaces_(replaces) {}

  File open(const char* name) { return File(*this, name); }
  File create(const char* name) {
    if (power_->take()) all[name].clear();
    return File(*this, name);
  }
  bool replace(const char* from, const char* to) {
    if (!replaces_ || !power_->take()) return false;
    all[to] = all[from];
    all.erase(from);
    return true;
  }
  bool rename(const char* from, const char* to) {
    if (all.count(to) != 0 || all.count(from) == 0 || !power_->take()) return false;
    all[to] = all[from];
    all.erase(from);
    return true;
  }
  bool remove(const char* name) { return power_->take() && all.erase(name) != 0; }

  std::map<std::string, Image>& all;

 private:
  Power* power_;
  bool replaces_;
};

}  // namespace thimble_test
