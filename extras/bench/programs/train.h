// SPDX-License-Identifier: MIT
// Bench: one step of training, forward, backward and update, of a net with parameters in
// RAM. The parameters are what it writes.
#pragma once

#include <thimble/train.h>

#include "bench.h"

namespace bench {

template <class Trainer, class Value>
BENCH_CALL void fit(Trainer& trainer, const Value* x, const Value* target) {
  trainer.fit(x, target);
}

template <class Trainer, class Value, size_t N>
THIMBLE_INLINE void train_all(Trainer& trainer, Value (&parameters)[N]) {
  static Value sample[Trainer::kInputs + Trainer::kOutputs];
  quiet();
  while (sim::read(sample, sizeof sample)) {
    begin();
    fit(trainer, sample, sample + Trainer::kInputs);
    end();
    sim::write(parameters, sizeof parameters);
  }
  sim::exit(0);
}

}  // namespace bench
