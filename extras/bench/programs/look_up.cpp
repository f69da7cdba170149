// SPDX-License-Identifier: MIT
// Bench: 100 int8 values replaced by entries of a table in flash.
#include "kernel.h"

// Any 256 bytes are a table; these are those of one sixteenth, over and over.
#define SIXTEEN 9, 200, 31, 77, 254, 5, 128, 66, 140, 91, 18, 233, 0, 127, 172, 49
#define QUARTER SIXTEEN, SIXTEEN, SIXTEEN, SIXTEEN
THIMBLE_FLASH(static const uint8_t kTable[256]) = {QUARTER, QUARTER, QUARTER, QUARTER};

void setup() {
  static int8_t y[100], x[100];
  bench::random_bytes(y);
  for (uint8_t i = 0; i < 100; ++i) x[i] = y[i];
  const thimble::Flash::Reader table(thimble::in_flash(kTable).handle);
  bench::quiet();
  bench::begin();
  thimble::kernels::look_up(table, y, 100);
  bench::end();
  thimble::kernels::plain::look_up(table, x, 100);
  bool right = true;
  for (uint8_t i = 0; i < 100; ++i) right = right && x[i] == y[i];
  bench::finish(right);
}
