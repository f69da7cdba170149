// SPDX-License-Identifier: MIT
// Bench: a softmax of ten floats.
#include <math.h>

#include "kernel.h"

using Kernel = thimble::kernels::Softmax<thimble::Float32>;

void setup() {
  static float x[10], y[10];
  for (float& value : x) value = static_cast<float>(bench::random_bits()) / 8192;
  thimble::Ram::Reader none(x);
  bench::quiet();
  bench::begin();
  Kernel::forward(none, x, y, 10);
  bench::end();
  float sum = 0;
  for (float value : x) sum += static_cast<float>(exp(value - x[0]));
  bool right = true;
  for (uint8_t i = 0; i < 10; ++i) {
    const float wanted = static_cast<float>(exp(x[i] - x[0])) / sum;
    right = right && fabs(y[i] - wanted) <= 2e-6 * wanted;
  }
  bench::finish(right);
}
