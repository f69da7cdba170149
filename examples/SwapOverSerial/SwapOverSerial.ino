// SPDX-License-Identifier: MIT
// Runs a network from EEPROM and takes another one over serial while it runs.
//
//   thimble send other.thm --port /dev/ttyACM0
// A record that is torn, damaged or of another shape is refused, and the old network goes
// on. That is also what a pulled plug leaves.
#include <Thimble.h>

using Net = thimble::Model<thimble::Float32, thimble::Eeprom, thimble::Input<3>,
                           thimble::Dense<3, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

thimble::EepromMedium eeprom;
thimble::TwoSlots<thimble::EepromMedium> store(eeprom);

void receive() {
  thimble::RequestedStream<decltype(Serial)> stream(Serial);
  if (!stream.is_offered()) return;
  const thimble::Error error = store.save<Net>(stream);
  stream.finish(error == thimble::Error::kNone);
  thimble::describe(error, Serial);
  Serial.println();
}

void run() {
  const auto record = store.open<Net>();
  if (!record) {
    Serial.println(F("no network yet"));
    return;
  }
  Net network(record.parameters());
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    Serial.print(network.predict(x)[0], 0);
  }
  Serial.println();
}

void setup() { Serial.begin(115200); }

void loop() {
  static uint32_t last = 0;
  receive();
  if (millis() - last < 500) return;
  last = millis();
  run();
}
