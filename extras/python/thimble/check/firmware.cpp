// SPDX-License-Identifier: MIT
// The firmware of `thimble check`: predicts every sample of the input, and measures that.
//
// CHECK_HEADER is the converted header, CHECK_MODEL its namespace. A pushed model gets
// its values one by one, as from a sensor; a sample then is kInputs + 2 measured regions.
// A sample of a recurrent model is a sequence of CHECK_STEPS steps, each a region.
#include <sim.h>

#include CHECK_HEADER

#if defined(ARDUINO)
#include <Arduino.h>
#endif

namespace {

using Model = CHECK_MODEL::Model;
using Value = Model::Value;

constexpr uint8_t kRegion = 1;

Model model;

// Arduino's timer interrupt would fall into some samples and not into others.
inline void hold_interrupts(bool hold) {
#if defined(ARDUINO)
  if (hold) {
    noInterrupts();
  } else {
    interrupts();
  }
#else
  static_cast<void>(hold);
#endif
}

template <class M, bool kPushed>
struct Sample {
  static bool predict() {
    static Value x[M::kInputs];
    for (uint16_t step = 0; step < CHECK_STEPS; ++step) {
      if (!sim::read(x, sizeof x)) return false;
      if (step == 0) model.reset();
      hold_interrupts(true);
      sim::begin(kRegion);
      const Value* y = model.predict(x);
      sim::end();
      hold_interrupts(false);
      if (y != nullptr) sim::write(y, M::kOutputs * sizeof(Value));
    }
    return true;
  }
};

template <class M>
struct Sample<M, true> {
  static bool predict() {
    Value x;
    if (!sim::read(&x, sizeof x)) return false;
    hold_interrupts(true);
    sim::begin(kRegion);
    model.begin();
    sim::end();
    for (uint16_t i = 0; i < M::kInputs; ++i) {
      if (i > 0) sim::read(&x, sizeof x);
      sim::begin(kRegion);
      model.push(x);
      sim::end();
    }
    sim::begin(kRegion);
    const Value* y = model.finish();
    sim::end();
    hold_interrupts(false);
    sim::write(y, M::kOutputs * sizeof(Value));
    return true;
  }
};

void predict_all() {
  while (Sample<Model, CHECK_MODEL::Network::kPushed>::predict()) {
  }
  sim::exit(0);
}

}  // namespace

#if defined(ARDUINO)
void setup() { predict_all(); }
void loop() {}
#else
int main() {
  predict_all();
  return 0;
}
#endif
