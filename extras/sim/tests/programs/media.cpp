// SPDX-License-Identifier: MIT
// Commands for the chips and the card on the buses of an Uno, and what they answer.
//
// Input: uint8 bus (0 I2C, 1 SPI at pin 10, 2 SPI at pin 4), uint8 bytes to send, uint8
// bytes to read, the bytes. I2C: the first byte is the device address; the answer begins
// with what endTransmission() gives. SPI: all bytes that come back.
#include <Arduino.h>
#include <SPI.h>
#include <Wire.h>
#include <sim.h>

static uint8_t buffer[255];

static void i2c(uint8_t count, uint8_t wanted) {
  Wire.beginTransmission(buffer[0]);
  Wire.write(buffer + 1, count - 1);
  const uint8_t result = Wire.endTransmission(wanted == 0);
  sim::write(&result, 1);
  if (wanted == 0) return;
  Wire.requestFrom(buffer[0], wanted);
  for (uint8_t i = 0; i < wanted; ++i) {
    const uint8_t byte = static_cast<uint8_t>(Wire.read());
    sim::write(&byte, 1);
  }
}

static void spi(uint8_t pin, uint8_t count, uint8_t wanted) {
  digitalWrite(pin, LOW);
  for (uint16_t i = 0; i < count + wanted; ++i) {
    const uint8_t byte = SPI.transfer(i < count ? buffer[i] : 0xff);
    sim::write(&byte, 1);
  }
  digitalWrite(pin, HIGH);
}

void setup() {
  Wire.begin();
  const uint8_t pins[] = {4, 10};
  for (uint8_t pin : pins) {
    digitalWrite(pin, HIGH);
    pinMode(pin, OUTPUT);
  }
  SPI.begin();
  uint8_t what[3];
  while (sim::read(what, sizeof what) && sim::read(buffer, what[1])) {
    if (what[0] == 0) {
      i2c(what[1], what[2]);
    } else {
      spi(what[0] == 1 ? 10 : 4, what[1], what[2]);
    }
  }
  sim::exit(0);
}

void loop() {}
