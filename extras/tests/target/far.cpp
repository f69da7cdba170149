// SPDX-License-Identifier: MIT
// Firmware for a chip with over 64 KB of flash: three networks of 32 KB each in far
// flash, one of which lies across the boundary at 64 KB and one beyond it.
//
// nets.inc, written by the test, declares the arrays kNet0, kNet1 and kNet2.
// Output: for each network its uint32 address, then its outputs for each input.
#include <Thimble.h>
#include <sim.h>

using Far =
    thimble::Model<thimble::Int8<thimble::Native>, thimble::FarFlash, thimble::Input<60>,
                   thimble::Dense<480, thimble::Table<0, thimble::Tanh>>>;

#include "nets.inc"

void run(const thimble::FarFlashArray<uint8_t, Far::kParameterCount>& array) {
  const uint32_t address = static_cast<uint32_t>(array.handle.address);
  sim::write(&address, sizeof address);
  Far far(array);
  int8_t x[Far::kInputs];
  while (sim::read(x, sizeof x)) {
    sim::write(far.predict(x), Far::kOutputs);
    if (x[0] == 0) break;  // the last input of a network
  }
}

int main() {
  run(THIMBLE_IN_FAR_FLASH(kNet0));
  run(THIMBLE_IN_FAR_FLASH(kNet1));
  run(THIMBLE_IN_FAR_FLASH(kNet2));
  sim::exit(0);
}
