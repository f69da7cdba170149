// SPDX-License-Identifier: MIT
// An FRAM behind an object with readObject(), writeObject() and read8(), such as that of
// the Arduino library FRAM_I2C.
#pragma once

#include "../storage/medium_reader.h"

namespace thimble {
namespace compat {

template <class Object>
class FramObject : public ReadAhead<FramObject<Object>, 16> {
 public:
  using Storage = InMedium<FramObject>;
  static constexpr bool kExact = false;

  FramObject() : object_(nullptr) {}
  explicit FramObject(Object& object) : object_(&object) {}

  // Of the largest part with addresses of 16 bits; smaller ones begin again.
  static constexpr uint32_t size() { return 65536; }

  bool read(uint32_t at, void* to, uint16_t count) {
    if (!fits(at, count)) return false;
    uint8_t* bytes = static_cast<uint8_t*>(to);
    for (; count >= sizeof(Block); count -= sizeof(Block), at += sizeof(Block)) {
      Block block;
      object_->readObject(static_cast<uint16_t>(at), block);
      memcpy(bytes, block.bytes, sizeof block);
      bytes += sizeof block;
    }
    for (; count != 0; --count) *bytes++ = object_->read8(static_cast<uint16_t>(at++));
    return true;
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    this->forget();
    if (!fits(at, count)) return false;
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    for (; count != 0; --count) {
      uint8_t byte = *bytes++;
      object_->writeObject(static_cast<uint16_t>(at++), byte);
    }
    return true;
  }
  bool flush() { return true; }
  typename Storage::Handle handle(uint32_t at) { return {this, at}; }

 private:
  struct Block {
    uint8_t bytes[16];
  };
  bool fits(uint32_t at, uint16_t count) const {
    return object_ != nullptr && count <= size() && at <= size() - count;
  }

  Object* object_;
};

}  // namespace compat
}  // namespace thimble
