// SPDX-License-Identifier: MIT
// Runs a network from an I2C FRAM such as the MB85RC256V; saves one if there is none.
#include <Thimble.h>
#include <Wire.h>

using Driver = thimble::I2cFram<TwoWire>;
using Xor = thimble::Model<thimble::Float32, thimble::Fram<Driver>, thimble::Input<3>,
                           thimble::Dense<3, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

THIMBLE_FLASH(static const float kWeights[Xor::kParameterCount]) = {
    -10, 20, 20, 20, -30, 20, 20, 20, -50, 20, 20, 20, -10, 20, -20, 20,
};

Driver driver(Wire, 0x50);  // for up to 2 KB: I2cFram<TwoWire, 1>
thimble::FramMedium<Driver> fram(driver, 32768);
thimble::TwoSlots<thimble::FramMedium<Driver>> store(fram);

void setup() {
  Serial.begin(115200);
  Wire.begin();
  Wire.setClock(400000);
  if (!driver.is_connected()) {
    Serial.println(F("there is no FRAM at 0x50"));
    return;
  }
  if (!store.open<Xor>()) {
    const thimble::Error error = store.save<Xor>(thimble::in_flash(kWeights));
    Serial.println(error == thimble::Error::kNone ? F("saved") : F("NOT SAVED"));
  }
  const auto record = store.open<Xor>();
  if (!record) {
    record.describe(Serial);
    Serial.println();
    return;
  }
  Xor network(record.parameters());
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    const float y = network.predict(x)[0];
    // A loose wire makes an answer worthless, and the medium knows.
    if (fram.failed()) {
      Serial.println(F("the FRAM does not answer"));
      return;
    }
    Serial.print(bits, BIN);
    Serial.print(F(" -> "));
    Serial.println(y, 4);
  }
}

void loop() {}
