// SPDX-License-Identifier: MIT
// An I2C FRAM with the interface of the Arduino library FRAM_I2C, over its Wire object.
#pragma once

#include <Arduino.h>
#include <Wire.h>

namespace test_fram {

class FRAM {
 public:
  explicit FRAM(TwoWire* wire = &Wire) : wire_(wire) {}

  int begin(uint8_t address = 0x50) {
    address_ = address;
    return isConnected() ? 0 : -12;
  }
  bool isConnected() {
    wire_->beginTransmission(address_);
    return wire_->endTransmission() == 0;
  }

  void write8(uint16_t at, uint8_t value) { write(at, &value, 1); }
  uint8_t read8(uint16_t at) {
    uint8_t value;
    read(at, &value, 1);
    return value;
  }
  void write(uint16_t at, uint8_t* from, uint16_t count) {
    for (; count != 0; --count) {
      start(at++);
      wire_->write(*from++);
      wire_->endTransmission();
    }
  }
  void read(uint16_t at, uint8_t* to, uint16_t count) {
    while (count != 0) {
      const uint8_t now = count < 24 ? static_cast<uint8_t>(count) : 24;
      start(at);
      wire_->endTransmission();
      wire_->requestFrom(address_, now);
      for (uint8_t i = 0; i < now; ++i) *to++ = static_cast<uint8_t>(wire_->read());
      at += now;
      count -= now;
    }
  }
  template <class T>
  uint16_t writeObject(uint16_t at, T& object) {
    write(at, reinterpret_cast<uint8_t*>(&object), sizeof object);
    return at + sizeof object;
  }
  template <class T>
  uint16_t readObject(uint16_t at, T& object) {
    read(at, reinterpret_cast<uint8_t*>(&object), sizeof object);
    return at + sizeof object;
  }

 private:
  void start(uint16_t at) {
    wire_->beginTransmission(address_);
    wire_->write(static_cast<uint8_t>(at >> 8));
    wire_->write(static_cast<uint8_t>(at));
  }

  TwoWire* wire_;
  uint8_t address_ = 0x50;
};

}  // namespace test_fram
