// SPDX-License-Identifier: MIT
// Saves a network into the EEPROM of an AVR so that a pulled plug cannot lose one.
//
// The EEPROM is used as two slots: a new network goes into the one that is not in use, is
// read back and checked, and only then replaces the old one by a single byte.
#include <Thimble.h>

using Xor = thimble::Network<thimble::Float32, thimble::Input<3>,
                             thimble::Dense<3, thimble::Sigmoid>,
                             thimble::Dense<1, thimble::Sigmoid>>;

// As in the example Xor; a network that learns would have its weights in RAM.
THIMBLE_FLASH(static const float kWeights[Xor::kParameterCount]) = {
    -10, 20, 20, 20, -30, 20, 20, 20, -50, 20, 20, 20, -10, 20, -20, 20,
};

thimble::EepromMedium eeprom;
thimble::TwoSlots<thimble::EepromMedium> store(eeprom);

void tell(const __FlashStringHelper* what) {
  Serial.print(what);
  const auto record = store.open<Xor>();
  record.describe(Serial);  // a sentence, whether it is whole or not
  Serial.println();
}

void setup() {
  Serial.begin(115200);
  tell(F("before: "));
  const thimble::Error error = store.save<Xor>(thimble::in_flash(kWeights));
  Serial.println(error == thimble::Error::kNone ? F("saved") : F("NOT SAVED"));
  tell(F("after: "));
}

void loop() {}
