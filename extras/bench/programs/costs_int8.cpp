// SPDX-License-Identifier: MIT
// Bench: five small nets in Int8, a region each, for the cost model of the boards.
#include <costs_int8.h>

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
  using Longest = costs_int8_long::Model;
  static Longest::Value x[Longest::kInputs];
  bench::quiet();
  while (sim::read(x, sizeof x)) {
    measure<costs_int8_square::Model>(1, x);
    measure<costs_int8_long::Model>(2, x);
    measure<costs_int8_narrow::Model>(3, x);
    measure<costs_int8_table::Model>(4, x);
    measure<costs_int8_softmax::Model>(5, x);
  }
  sim::exit(0);
}
