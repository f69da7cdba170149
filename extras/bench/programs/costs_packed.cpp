// SPDX-License-Identifier: MIT
// Bench: small nets of packed weights, a region each, for the cost model of the boards.
#include <costs_packed.h>

#include "bench.h"

template <class Model>
static void measure(uint8_t region, const typename Model::Value* x) {
  static Model model;
  sim::begin(region);
  const typename Model::Value* y = bench::predict(model, x);
  sim::end();
  bench::write<Model>(y);
}

void setup() {
  using Longest = costs_packed_int4_64::Model;
  static Longest::Value x[Longest::kInputs];
  bench::quiet();
  while (sim::read(x, sizeof x)) {
    measure<costs_packed_int4_16::Model>(1, x);
    measure<costs_packed_int4_64::Model>(2, x);
    measure<costs_packed_ternary_16::Model>(3, x);
    measure<costs_packed_ternary_64::Model>(4, x);
    measure<costs_packed_binary_16::Model>(5, x);
    measure<costs_packed_binary_64::Model>(6, x);
  }
  sim::exit(0);
}
