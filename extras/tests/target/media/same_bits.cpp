// SPDX-License-Identifier: MIT
// Firmware for an Uno: one network in RAM, flash, EEPROM, two FRAMs and a file on an SD
// card, all in one program. For every input: the outputs of each.
//
// parameters.h gives Number and, in flash, the parameters kParameters. They are also at 0
// in EEPROM, at 100 in the I2C FRAM, at 5000 in the SPI FRAM and in NET.BIN.
#include <Thimble.h>
#include <sim.h>

#include "parameters.h"
#include "support/fram_library.h"
#include "support/sd_files.h"

using namespace thimble;

using Parameter = Number::Parameter;
template <class Storage>
using Net = Model<Number, Storage, Input<11>, Dense<9, ReLU>, Dense<5>>;
constexpr uint32_t kCount = Net<Ram>::kParameterCount;

test_sd::SDClass SD;
test_fram::FRAM library;

void select_fram(bool on) { digitalWrite(10, on ? LOW : HIGH); }

using Wired = I2cFram<TwoWire>;
using Selected = SpiFram<SPIClass>;
using ByLibrary = FramLibrary<test_fram::FRAM>;
Wired wired(Wire);
Selected selected(SPI, select_fram);
ByLibrary by_library(library);

template <class Storage, class Array>
void run(const Array& parameters) {
  Net<Storage> net(parameters);
  using Value = Number::Value;
  Value x[11];
  for (uint8_t row = 0; row < ROWS; ++row) {
    for (uint8_t i = 0; i < 11; ++i) {
      x[i] = static_cast<Value>(static_cast<int8_t>(row * 37 + i * 91 + i * row));
    }
    sim::write(net.predict(x), 5 * sizeof(Value));
  }
}

void setup() {
  pinMode(10, OUTPUT);
  digitalWrite(10, HIGH);
  Wire.begin();
  Wire.setClock(400000);
  if (!SD.begin(4)) sim::exit(1);
  SPI.begin();
  FramMedium<Wired> first(wired, 32768);
  FramMedium<Selected> second(selected, 32768);
  FramMedium<ByLibrary> third(by_library, 32768);
  FileMedium<test_sd::File> file(SD.open("NET.BIN"));
  if (!wired.is_connected() || !selected.is_connected()) sim::exit(2);
  {
    Parameter copy[kCount];
    Flash::Reader from(in_flash(kParameters).handle);
    for (Parameter& value : copy) value = from.next<Parameter>();
    run<Ram>(RamArray<Parameter, kCount>{copy});
  }
  run<Flash>(in_flash(kParameters));
  run<Eeprom>(in_eeprom<Parameter, kCount>(0));
  run<Fram<Wired>>(in_medium<Parameter, kCount>(first, 100));
  run<Fram<Selected>>(in_medium<Parameter, kCount>(second, 5000));
  run<Fram<ByLibrary>>(in_medium<Parameter, kCount>(third, 100));
  run<InFile<test_sd::File>>(in_medium<Parameter, kCount>(file, 0));
  sim::exit(first.failed() || second.failed() || third.failed() || file.failed());
}

void loop() {}
