// SPDX-License-Identifier: MIT
// Runs the network that the example SaveToEeprom has saved, from where it lies.
//
// No parameter is copied into RAM, and none is used before the whole record was checked.
#include <Thimble.h>

using Xor = thimble::Model<thimble::Float32, thimble::Eeprom, thimble::Input<3>,
                           thimble::Dense<3, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

thimble::EepromMedium eeprom;
thimble::TwoSlots<thimble::EepromMedium> store(eeprom);

void setup() {
  Serial.begin(115200);
  const auto record = store.open<Xor>();
  if (!record) {
    record.describe(Serial);
    Serial.println(F(" Run the example SaveToEeprom first."));
    return;
  }
  Xor network(record.parameters());
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    Serial.print(bits, BIN);
    Serial.print(F(" -> "));
    Serial.println(network.predict(x)[0], 4);
  }
  Serial.print(F("bytes of RAM: "));
  Serial.println(sizeof network);
}

void loop() {}
