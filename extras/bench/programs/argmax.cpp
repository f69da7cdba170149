// SPDX-License-Identifier: MIT
// Bench: the largest of 100 int8 values.
#include "kernel.h"

void setup() {
  static int8_t y[100];
  bench::random_bytes(y);
  bench::quiet();
  bench::begin();
  const uint16_t best = thimble::argmax(y, 100);
  bench::end();
  bench::finish(best == thimble::kernels::plain::argmax(y, 100));
}
