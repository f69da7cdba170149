// SPDX-License-Identifier: MIT
// Firmware for an Uno: HillClimb on a network in RAM, in EEPROM and in an FRAM, with the
// same seed. For each: the least error, then the parameters at the end.
#include <Arduino.h>
#include <Thimble.h>
#include <Wire.h>
#include <sim.h>
#include <thimble/train.h>

using namespace thimble;

using Driver = I2cFram<TwoWire>;
template <class Storage>
using Net = Model<Float32, Storage, Input<2>, Dense<2, Tanh>, Dense<1, Sigmoid>>;
constexpr uint32_t kCount = Net<Ram>::kParameterCount;

static const float kStart[kCount] = {0.5f,  -1.25f, 2, 0.75f, 1.1f,
                                     -0.6f, -0.25f, 1, -1.5f};

template <class Storage, class Medium, class Parameters>
void run(Medium& medium, typename Medium::Size at, const Parameters& parameters) {
  if (!medium.write(at, kStart, sizeof kStart)) sim::exit(2);
  Net<Storage> network(parameters);
  HillClimb<Net<Storage>, Medium> climb(medium, at, 2, 99);
  for (uint8_t i = 0; i < TRIALS; ++i) {
    float error = 0;
    for (uint8_t row = 0; row < 4; ++row) {
      const float x[2] = {static_cast<float>(row & 1), static_cast<float>(row >> 1)};
      const float off = network.predict(x)[0] - (x[0] == x[1] ? 0.0f : 1.0f);
      error += off * off;
    }
    climb.next(error);
  }
  climb.finish();
  if (!climb.good()) sim::exit(3);
  const float best = climb.best();
  sim::write(&best, sizeof best);
  float end[kCount];
  if (!medium.read(at, end, sizeof end)) sim::exit(4);
  sim::write(end, sizeof end);
}

Driver wired(Wire);

void setup() {
  Wire.begin();
  Wire.setClock(400000);
  static float in_ram_too[kCount];
  RamMedium ram(in_ram_too, sizeof in_ram_too);
  EepromMedium eeprom;
  FramMedium<Driver> fram(wired, 32768);
  run<Ram>(ram, 0, in_ram_too);
  run<Eeprom>(eeprom, 10, in_eeprom<float, kCount>(10));
  run<Fram<Driver>>(fram, 100, in_medium<float, kCount>(fram, 100));
  sim::exit(0);
}

void loop() {}
