// SPDX-License-Identifier: MIT
// Files on an SD card with the interface of Arduino's SD library, over its SPI object.
//
// Enough of FAT16 to open a file of the root folder by its short name and to read and
// overwrite it. It keeps one sector, which flush() writes back.
#pragma once

#include <Arduino.h>
#include <SPI.h>
#include <string.h>

#ifndef FILE_READ
#define O_READ 0x01
#define O_WRITE 0x02
#define FILE_READ O_READ
#endif

namespace test_sd {

class Card {
 public:
  bool begin(uint8_t pin) {
    pin_ = pin;
    pinMode(pin, OUTPUT);
    digitalWrite(pin, HIGH);
    SPI.begin();
    SPI.beginTransaction(SPISettings(250000, MSBFIRST, SPI_MODE0));
    for (uint8_t i = 0; i < 10; ++i) SPI.transfer(0xff);
    SPI.endTransaction();
    if (command(0, 0, 0x95) != 1) return done(false);
    if (command(8, 0x1aa, 0x87) != 1) return done(false);
    for (uint8_t i = 0; i < 4; ++i) SPI.transfer(0xff);
    for (uint16_t tries = 0;; ++tries) {
      command(55, 0);
      if (command(41, 0x40000000) == 0) break;
      if (tries == 1000) return done(false);
    }
    if (command(58, 0) != 0) return done(false);
    by_blocks_ = (SPI.transfer(0xff) & 0x40) != 0;
    for (uint8_t i = 0; i < 3; ++i) SPI.transfer(0xff);
    return done(true);
  }

  bool read(uint32_t block, uint8_t* to) {
    if (command(17, place(block)) != 0 || !token(0xfe)) return done(false);
    for (uint16_t i = 0; i < 512; ++i) to[i] = SPI.transfer(0xff);
    SPI.transfer(0xff);
    SPI.transfer(0xff);
    return done(true);
  }

  bool write(uint32_t block, const uint8_t* from) {
    if (command(24, place(block)) != 0) return done(false);
    SPI.transfer(0xff);
    SPI.transfer(0xfe);
    for (uint16_t i = 0; i < 512; ++i) SPI.transfer(from[i]);
    SPI.transfer(0xff);
    SPI.transfer(0xff);
    if ((SPI.transfer(0xff) & 0x1f) != 0x05) return done(false);
    return done(token(0xff));
  }

  // The answer to a command; the card stays selected until done().
  uint8_t command(uint8_t index, uint32_t argument, uint8_t crc = 0xff) {
    done(true);
    SPI.beginTransaction(SPISettings(8000000, MSBFIRST, SPI_MODE0));
    digitalWrite(pin_, LOW);
    SPI.transfer(0xff);
    SPI.transfer(0x40 | index);
    for (int8_t shift = 24; shift >= 0; shift -= 8) {
      SPI.transfer(static_cast<uint8_t>(argument >> shift));
    }
    SPI.transfer(crc);
    for (uint8_t i = 0; i < 16; ++i) {
      const uint8_t answer = SPI.transfer(0xff);
      if ((answer & 0x80) == 0) return answer;
    }
    return 0xff;
  }
  bool done(bool is_right) {
    digitalWrite(pin_, HIGH);
    SPI.endTransaction();
    return is_right;
  }
  bool token(uint8_t expected) {
    for (uint16_t tries = 0; tries < 5000; ++tries) {
      if (SPI.transfer(0xff) == expected) return true;
    }
    return false;
  }

 private:
  uint32_t place(uint32_t block) const { return by_blocks_ ? block : block * 512; }

  uint8_t pin_ = 0;
  bool by_blocks_ = false;
};

// The one sector that is in memory.
class Sectors {
 public:
  bool begin(uint8_t pin) { return card_.begin(pin); }
  uint8_t* at(uint32_t block) {
    if (block == block_) return bytes_;
    if (!flush() || !card_.read(block, bytes_)) {
      block_ = kNone;
      return nullptr;
    }
    block_ = block;
    return bytes_;
  }
  void changed() { is_changed_ = true; }
  bool flush() {
    if (!is_changed_) return true;
    is_changed_ = false;
    return card_.write(block_, bytes_);
  }

 private:
  static constexpr uint32_t kNone = 0xffffffff;

  Card card_;
  uint32_t block_ = kNone;
  bool is_changed_ = false;
  uint8_t bytes_[512];
};

struct Volume {
  Sectors sectors;
  uint32_t fat, root, data;
  uint16_t root_entries;
  uint8_t cluster_sectors;
};

class File {
 public:
  File() : volume_(nullptr) {}
  File(Volume* volume, uint16_t cluster, uint32_t size)
      : volume_(volume), first_(cluster), cluster_(cluster), size_(size) {}

  operator bool() const { return volume_ != nullptr; }
  uint32_t size() const { return size_; }
  uint32_t position() const { return position_; }
  int available() const { return static_cast<int>(size_ - position_); }
  bool seek(uint32_t to) {
    if (to > size_) return false;
    position_ = to;
    return true;
  }
  int read(void* to, uint16_t count) {
    return move(static_cast<uint8_t*>(to), nullptr, count);
  }
  int read() {
    uint8_t byte;
    return read(&byte, 1) == 1 ? byte : -1;
  }
  size_t write(const uint8_t* from, size_t count) {
    return static_cast<size_t>(move(nullptr, from, static_cast<uint16_t>(count)));
  }
  void flush() { volume_->sectors.flush(); }
  void close() {
    if (volume_ != nullptr) flush();
    volume_ = nullptr;
  }

 private:
  // The sector that the position is in, by way of the chain of clusters.
  uint8_t* sector() {
    const uint32_t index = position_ / 512 / volume_->cluster_sectors;
    if (index < reached_) {
      reached_ = 0;
      cluster_ = first_;
    }
    for (; reached_ < index; ++reached_) {
      const uint8_t* fat = volume_->sectors.at(volume_->fat + cluster_ / 256);
      if (fat == nullptr) return nullptr;
      memcpy(&cluster_, fat + cluster_ % 256 * 2, 2);
    }
    return volume_->sectors.at(
        volume_->data + static_cast<uint32_t>(cluster_ - 2) * volume_->cluster_sectors +
        position_ / 512 % volume_->cluster_sectors);
  }

  int move(uint8_t* to, const uint8_t* from, uint16_t count) {
    int moved = 0;
    while (volume_ != nullptr && count != 0 && position_ < size_) {
      uint8_t* bytes = sector();
      if (bytes == nullptr) return -1;
      const uint16_t offset = position_ % 512;
      uint16_t now = 512 - offset;
      if (now > count) now = count;
      if (now > size_ - position_) now = static_cast<uint16_t>(size_ - position_);
      if (to != nullptr) {
        memcpy(to + moved, bytes + offset, now);
      } else {
        memcpy(bytes + offset, from + moved, now);
        volume_->sectors.changed();
      }
      moved += static_cast<int>(now);
      position_ += now;
      count -= now;
    }
    return moved;
  }

  Volume* volume_;
  uint16_t first_ = 0, cluster_ = 0;
  uint32_t size_ = 0, position_ = 0, reached_ = 0;
};

class SDClass {
 public:
  bool begin(uint8_t pin) {
    if (!volume_.sectors.begin(pin)) return false;
    const uint8_t* boot = volume_.sectors.at(0);
    if (boot == nullptr || boot[510] != 0x55 || boot[511] != 0xaa) return false;
    uint16_t reserved, fat_sectors;
    memcpy(&reserved, boot + 14, 2);
    memcpy(&volume_.root_entries, boot + 17, 2);
    memcpy(&fat_sectors, boot + 22, 2);
    volume_.cluster_sectors = boot[13];
    volume_.fat = reserved;
    volume_.root = reserved + static_cast<uint32_t>(boot[16]) * fat_sectors;
    volume_.data = volume_.root + volume_.root_entries / 16;
    return true;
  }

  // name as it stands in the folder, such as "NET.THM".
  File open(const char* name, uint8_t = FILE_READ) {
    char entry_name[11];
    memset(entry_name, ' ', 11);
    for (uint8_t i = 0; *name != 0 && i < 11; ++name) {
      if (*name == '.') {
        i = 8;
      } else {
        entry_name[i++] = *name;
      }
    }
    for (uint16_t i = 0; i < volume_.root_entries; ++i) {
      const uint8_t* folder = volume_.sectors.at(volume_.root + i / 16);
      if (folder == nullptr) return File();
      const uint8_t* entry = folder + i % 16 * 32;
      if (memcmp(entry, entry_name, 11) != 0) continue;
      uint16_t cluster;
      uint32_t size;
      memcpy(&cluster, entry + 26, 2);
      memcpy(&size, entry + 28, 4);
      return File(&volume_, cluster, size);
    }
    return File();
  }

 private:
  Volume volume_;
};

}  // namespace test_sd
