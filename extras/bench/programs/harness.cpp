// SPDX-License-Identifier: MIT
// Bench: everything but a network; its flash and RAM are taken off where a program needs
// semihosting or a C library only because it is measured (QEMU boards, host).
#include "bench.h"

void setup() {
  uint8_t value;
  while (sim::read(&value, 1)) {
    bench::begin();
    bench::end();
    sim::write(&value, 1);
  }
  sim::exit(0);
}
