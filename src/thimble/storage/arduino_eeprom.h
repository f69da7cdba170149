// SPDX-License-Identifier: MIT
// Parameters in what an object like Arduino's EEPROM gives access to.
//
//   #include <EEPROM.h>
//   thimble::ArduinoEepromMedium<decltype(EEPROM)> eeprom(EEPROM, EEPROM.length());
// For boards without the EEPROM registers of an AVR: ESP8266 and ESP32, where the object
// is a copy of a flash sector in RAM that commit() writes back, Teensy, SAMD, RP2040.
#pragma once

#include "medium_reader.h"

namespace thimble {
namespace detail {

// commit() where there is one.
template <class Object>
auto commit(Object& object, int) -> decltype(static_cast<bool>(object.commit())) {
  return object.commit();
}
template <class Object>
bool commit(Object&, long) {
  return true;
}

}  // namespace detail

template <class Object>
class ArduinoEepromMedium {
 public:
  using Storage = InMedium<ArduinoEepromMedium>;
  using Size = uint32_t;
  static constexpr bool kExact = false;
  static constexpr uint8_t kBlock = 1;

  // EEPROM.begin(size), where it is needed, is up to the sketch.
  ArduinoEepromMedium(Object& object, uint32_t size) : object_(object), size_(size) {}

  uint32_t size() const { return size_; }
  bool failed() const { return failed_; }
  bool read(uint32_t at, void* to, uint16_t count) {
    if (!fits(at, count)) return false;
    uint8_t* bytes = static_cast<uint8_t*>(to);
    for (; count != 0; --count) {
      *bytes++ = static_cast<uint8_t>(object_.read(static_cast<int>(at++)));
    }
    return true;
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    if (!fits(at, count)) return false;
    const uint8_t* bytes = static_cast<const uint8_t*>(from);
    for (; count != 0; --count, ++at, ++bytes) {
      const int place = static_cast<int>(at);
      if (object_.read(place) != *bytes) object_.write(place, *bytes);
    }
    return true;
  }
  bool flush() { return detail::commit(object_, 0); }
  typename Storage::Handle handle(uint32_t at) { return {this, at}; }

  void fetch(uint32_t at, void* to, uint8_t count) { peek(at, to, count); }
  void peek(uint32_t at, void* to, uint8_t count) {
    if (read(at, to, count)) return;
    failed_ = true;
    memset(to, 0, count);
  }

 private:
  bool fits(uint32_t at, uint16_t count) const {
    return count <= size_ && at <= size_ - count;
  }

  Object& object_;
  uint32_t size_;
  bool failed_ = false;
};

// The storage of a model in such an object.
template <class Object>
using ArduinoEeprom = InMedium<ArduinoEepromMedium<Object>>;

}  // namespace thimble
