// SPDX-License-Identifier: MIT
// Firmware: int8 layers in EEPROM: the assembly against the plain kernel, bit for bit.
//
// The EEPROM holds layers of random parameters: uint16 inputs, uint16 units, uint16
// bytes, the parameters; inputs 0 ends them. The same layers are read once more as from a
// medium that is reached by calls. Region 0 is the fast kernel, region 1 a read of 64
// bytes in one block. Output: uint32 values compared, uint32 of them different.
#include <Thimble.h>
#include <sim.h>

namespace {

using thimble::Eeprom;
using thimble::UnitBias;
using Fast = thimble::kernels::Dense<thimble::Int8<thimble::RULE, thimble::LAYOUT>>;

int8_t x[MOST_INPUTS], fast[MOST_UNITS], plain[MOST_UNITS];
uint32_t compared, different;

uint16_t random_word() {
  static uint32_t state = 1;
  state = state * UINT32_C(1664525) + UINT32_C(1013904223);
  return static_cast<uint16_t>(state >> 16);
}

struct Cells {
  uint8_t read(int at) {
    return thimble::platform::eeprom_byte(static_cast<uint16_t>(at));
  }
  void write(int, uint8_t) {}
};
Cells cells;
using Called = thimble::ArduinoEepromMedium<Cells>;
Called called(cells, 1024);

template <class Kernel, class Reader>
THIMBLE_NOINLINE Reader run(Reader params, uint16_t inputs, int8_t* y, uint16_t units) {
  Kernel::template forward<UnitBias>(params, x, inputs, y, units);
  return params;
}

void check(Eeprom::Reader params, uint16_t inputs, uint16_t units, uint16_t bytes) {
  for (uint8_t kind = 0; kind < 6; ++kind) {
    for (uint16_t i = 0; i < inputs; ++i) {
      const int8_t corners[] = {-128, 127, 0, static_cast<int8_t>(i % 2 ? 127 : -128)};
      x[i] = kind < 4 ? corners[kind] : static_cast<int8_t>(random_word());
    }
    run<Fast::Plain>(params, inputs, plain, units);
    sim::begin(0);
    const Eeprom::Reader after = run<Fast>(params, inputs, fast, units);
    sim::end();
    for (uint16_t o = 0; o < units; ++o) different += fast[o] != plain[o];
    different += after.place() != params.place() + bytes;
    Called::Storage::Reader behind = run<Fast>(
        Called::Storage::Reader(called.handle(params.place())), inputs, fast, units);
    for (uint16_t o = 0; o < units; ++o) different += fast[o] != plain[o];
    Eeprom::Reader end = params;
    end.skip(bytes);
    different += behind.next<uint8_t>() != end.next<uint8_t>();
    compared += 2 * units;
  }
}

}  // namespace

int main() {
  static uint8_t block[64];
  sim::begin(1);
  thimble::platform::eeprom_block(0, block, sizeof block);
  sim::end();
  Eeprom::Reader layers(thimble::EepromAddress{0});
  for (uint8_t i = 0; i < 64; ++i) different += block[i] != layers.at<uint8_t>(i);
  while (const uint16_t inputs = layers.next<uint16_t>()) {
    const uint16_t units = layers.next<uint16_t>();
    const uint16_t bytes = layers.next<uint16_t>();
    check(layers, inputs, units, bytes);
    layers.skip(bytes);
  }
  sim::write(&compared, sizeof compared);
  sim::write(&different, sizeof different);
  sim::exit(0);
}
