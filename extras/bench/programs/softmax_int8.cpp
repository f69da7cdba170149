// SPDX-License-Identifier: MIT
// Bench: an int8 softmax of ten classes with native rounding.
#include <costs_int8.h>

#include "kernel.h"

// The table of the cost model's softmax, behind its layer.
using Network = costs_int8_softmax::Network;

void setup() {
  static int8_t x[10], y[10];
  bench::random_bytes(x);
  thimble::Flash::Reader table(costs_int8_softmax::Parameters::array().handle);
  table.skip(Network::kParameterBytes - 512);
  bench::quiet();
  bench::begin();
  thimble::kernels::Softmax<Network::Format>::forward(table, x, y, 10);
  bench::end();
  int16_t sum = 0;
  for (int8_t share : y) sum = static_cast<int16_t>(sum + share + 128);
  bench::finish(sum > 245 && sum < 260 &&
                thimble::argmax(x, 10) == thimble::argmax(y, 10));
}
