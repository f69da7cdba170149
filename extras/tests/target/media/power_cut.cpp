// SPDX-License-Identifier: MIT
// Firmware for an Uno: tells which network it finds in its medium, then saves another.
//
// MEDIUM is 0 EEPROM, 1 I2C FRAM, 2 SPI FRAM, 3 the file NET.THM of an SD card; kVersions
// in versions.h are parameters. Input: the version to save, or 255. Output: the error of
// opening, the parameters found if there was none; behind a save its error.
#include <Thimble.h>
#include <sim.h>

#include "support/sd_files.h"
#include "versions.h"
#if MEDIUM == 1
#include <Wire.h>
#endif

using namespace thimble;

using Net = Network<Int8<Native>, Input<4>, Dense<4, ReLU>, Dense<2>>;

#if MEDIUM == 0
EepromMedium medium;
using Medium = EepromMedium;
#elif MEDIUM == 1
I2cFram<TwoWire> driver(Wire);
using Medium = FramMedium<I2cFram<TwoWire>>;
Medium medium(driver, 8192);
#elif MEDIUM == 2
void select_fram(bool on) { digitalWrite(10, on ? LOW : HIGH); }
SpiFram<SPIClass> driver(SPI, select_fram);
using Medium = FramMedium<SpiFram<SPIClass>>;
Medium medium(driver, 8192);
#else
test_sd::SDClass SD;
using Medium = SlotFile<test_sd::File>;
#endif

void setup() {
#if MEDIUM == 1
  Wire.begin();
  Wire.setClock(400000);
#elif MEDIUM == 2
  pinMode(10, OUTPUT);
  digitalWrite(10, HIGH);
  SPI.begin();
#elif MEDIUM == 3
  if (!SD.begin(4)) sim::exit(1);
  Medium medium(SD.open("NET.THM"));
#endif
  TwoSlots<Medium> store(medium);
  const auto record = store.open<Net>();
  const Error found = record.error();
  sim::write(&found, 1);
  if (record) {
    Medium::Storage::Reader from(record.parameters().handle);
    for (uint16_t i = 0; i < Net::kParameterBytes; ++i) {
      const uint8_t byte = from.next<uint8_t>();
      sim::write(&byte, 1);
    }
  }
  uint8_t version;
  if (sim::read(&version, 1) && version != 255) {
    const Error error = store.save<Net>(in_flash(kVersions[version]));
    sim::write(&error, 1);
  }
  sim::exit(0);
}

void loop() {}
