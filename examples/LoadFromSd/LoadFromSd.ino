// SPDX-License-Identifier: MIT
// Runs a network from a file on an SD card; `thimble convert --to record` writes such
// files.
//
// It is read in blocks of 32 bytes while the network runs, so that it may be larger than
// the memory. The SD library itself takes about 600 bytes of RAM.
#include <SD.h>
#include <SPI.h>
#include <Thimble.h>

using Xor = thimble::Model<thimble::Float32, thimble::InFile<File>, thimble::Input<3>,
                           thimble::Dense<3, thimble::Sigmoid>,
                           thimble::Dense<1, thimble::Sigmoid>>;

const uint8_t kSelectPin = 4;

void setup() {
  Serial.begin(115200);
  if (!SD.begin(kSelectPin)) {
    Serial.println(F("there is no card"));
    return;
  }
  thimble::FileMedium<File> file(SD.open("XOR.THM"));
  const auto record = thimble::open<Xor>(file);
  record.describe(Serial);
  Serial.println();
  if (!record) return;
  Xor network(record.parameters());
  for (uint8_t bits = 0; bits < 8; ++bits) {
    const float x[3] = {float(bits >> 2 & 1), float(bits >> 1 & 1), float(bits & 1)};
    const float y = network.predict(x)[0];
    if (file.failed()) {
      Serial.println(F("the card was pulled out"));
      return;
    }
    Serial.print(bits, BIN);
    Serial.print(F(" -> "));
    Serial.println(y, 4);
  }
}

void loop() {}
