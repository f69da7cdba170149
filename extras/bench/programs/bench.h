// SPDX-License-Identifier: MIT
// What all bench programs share: inputs from the simulator, one measured region, outputs.
//
// The region holds inference and nothing else; inputs and outputs move outside of it.
#pragma once

#include <Thimble.h>
#include <sim.h>

#if defined(ARDUINO)
#include <Arduino.h>

void loop() {}
#else
void setup();

int main() {
  setup();
  return 0;
}
#endif

#if defined(BENCH_CALLGRIND)
#include <valgrind/callgrind.h>
#endif

namespace bench {

constexpr uint8_t kRegion = 1;

#if defined(BENCH_CALLGRIND)

// On the host valgrind counts the instructions, one dump for each region.
inline void begin() { CALLGRIND_TOGGLE_COLLECT; }
inline void end() {
  CALLGRIND_TOGGLE_COLLECT;
  CALLGRIND_DUMP_STATS;
}

#else

THIMBLE_INLINE void begin() { sim::begin(kRegion); }
THIMBLE_INLINE void end() { sim::end(); }

#endif

// Arduino's timer interrupt would fall into some regions and not into others.
THIMBLE_INLINE void quiet() {
#if defined(ARDUINO)
  cli();
#endif
}

template <class Model>
THIMBLE_INLINE void write(const typename Model::Value* y) {
  sim::write(y, Model::kOutputs * sizeof(typename Model::Value));
}

// AVR is measured as one sketch, and so is its stack. Elsewhere semihosting takes more
// stack than most nets: there the region is a call, and its stack that of the call. Stack
// is not measured on the host.
#if THIMBLE_AVR || defined(BENCH_CALLGRIND)
#define BENCH_CALL THIMBLE_INLINE
#else
#define BENCH_CALL THIMBLE_NOINLINE
#endif

template <class Model>
BENCH_CALL const typename Model::Value* predict(Model& model,
                                                const typename Model::Value* x) {
  return model.predict(x);
}

// The input is an array in RAM, which is where peers take it from.
template <class Model>
THIMBLE_INLINE void predict_all(Model& model) {
  static typename Model::Value x[Model::kInputs];
  quiet();
  while (sim::read(x, sizeof x)) {
    begin();
    const typename Model::Value* y = predict(model, x);
    end();
    write<Model>(y);
  }
  sim::exit(0);
}

// The input comes one value at a time, as from a sensor; fetching it is in the region.
template <class Model>
THIMBLE_INLINE void push_all(Model& model) {
  typename Model::Value x;
  quiet();
  while (sim::read(&x, sizeof x)) {
    begin();
    model.begin();
    model.push(x);
    for (uint16_t i = 1; i < Model::kInputs; ++i) {
      sim::read(&x, sizeof x);
      model.push(x);
    }
    const typename Model::Value* y = model.finish();
    end();
    write<Model>(y);
  }
  sim::exit(0);
}

}  // namespace bench
