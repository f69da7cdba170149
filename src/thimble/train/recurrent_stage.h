// SPDX-License-Identifier: MIT
// SimpleRnn as a stage: truncated backpropagation through time.
//
// It keeps the last Window steps, kept shifted so that the newest is always in one place:
//   count | outputs, Window + 1 steps | sums, Window steps, if the derivative needs them
//   | inputs, Window steps
// which with Window deltas is 1 + u + Window (i + 2 u) values for i inputs and u units.
#pragma once

#include "../kernels/recurrent.h"
#include "../kernels/train_recurrent.h"
#include "../layers/recurrent/simple_rnn.h"
#include "stage.h"

namespace thimble {
namespace train {

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window,
          uint16_t Units, class Activation, class Bias>
struct Stage<Number, Inputs, kFreeInputs, Window, SimpleRnn<Units, Activation, Bias>> {
  static_assert(Window > 0,
                "Trainer: SimpleRnn learns from the last steps: say from how many, "
                "Trainer<Model, Loss, Optimizer, Steps<16>>");

  using T = typename Number::Value;
  using Shape =
      typename SimpleRnn<Units, Activation, Bias>::template Bind<Number, Inputs>;
  using Kernel = kernels::Train<Number>;
  using Through = kernels::TrainRecurrent<T, Kernel>;
  using Slope = Derivative<Activation>;

  static constexpr uint8_t kBiases = detail::IsSame<Bias, UnitBias>::value ? 1 : 0;
  static constexpr uint16_t kOutputs = Units;
  static constexpr uint32_t kParameters = Shape::kParameters;
  static constexpr bool kKeepsSums = !Slope::kFromOutput;
  static constexpr uint32_t kSums = 1 + (Window + UINT32_C(1)) * Units;
  static constexpr uint32_t kInputs =
      kSums + (kKeepsSums ? static_cast<uint32_t>(Window) * Units : 0);
  static constexpr uint32_t kKept = kInputs + static_cast<uint32_t>(Window) * Inputs;
  static constexpr uint32_t kDeltas = static_cast<uint32_t>(Window) * Units;
  static constexpr bool kShares = false;
  static constexpr bool kFree = false;
  static constexpr bool kRecurrent = true;

  static void reset(T* kept) {
    for (uint32_t i = 0; i < kKept; ++i) kept[i] = T(0);
  }
  static T* outputs(const T*, T* kept) { return kept + kSums - Units; }

  static void forward(const T* params, const T* x, T* kept) {
    if (kept[0] < T(Window)) kept[0] += T(1);
    shift(kept + 1, Window + 1, Units);
    if (kKeepsSums) shift(kept + kSums, Window, Units);
    shift(kept + kInputs, Window, Inputs);
    memcpy(kept + kKept - Inputs, x, Inputs * sizeof(T));

    T* const y = kept + kSums - Units;
    T* const z = kKeepsSums ? kept + kInputs - Units : y;
    const T* const h = y - Units;
    const T* row = params;
    for (uint16_t u = 0; u < Units; ++u) {
      T sum = kBiases != 0 ? *row++ : T(0);
      for (uint16_t i = 0; i < Inputs; ++i) sum += x[i] * *row++;
      for (uint16_t i = 0; i < Units; ++i) sum += h[i] * *row++;
      z[u] = sum;
      y[u] = Activation::forward(sum);
    }
  }
  static void through(const T* params, const T*, const T* kept, T* deltas) {
    const uint16_t steps = steps_of(kept);
    const T* known = kept + (kKeepsSums ? kInputs : kSums) - Units;
    for (uint16_t j = 0; j < steps; ++j) {
      if (j != 0) {
        Through::template propagate<kBiases>(params, Inputs, deltas, Units,
                                             deltas + Units);
        deltas += Units;
      }
      Kernel::template through<Slope>(known, deltas, Units);
      known -= Units;
    }
  }
  template <class Rule>
  static void update(T* params, const T*, const T* kept, const T* deltas, Rule& rule,
                     T* state) {
    Through::template update<kBiases>(params, kept + kKept - Inputs, Inputs,
                                      kept + kSums - 2 * Units, deltas, Units,
                                      steps_of(kept), rule, state);
  }
  // The sum over all pairs of steps of what their deltas, and what their inputs, have in
  // common.
  static T square(const T*, const T* kept, const T* deltas) {
    const uint16_t steps = steps_of(kept);
    const T* const x = kept + kKept - Inputs;
    const T* const h = kept + kSums - 2 * Units;
    T sum = T(0);
    for (uint16_t j = 0; j < steps; ++j) {
      for (uint16_t k = 0; k < steps; ++k) {
        const T inputs = product(x - j * Inputs, x - k * Inputs, Inputs) +
                         product(h - j * Units, h - k * Units, Units) + T(kBiases);
        sum += product(deltas + j * Units, deltas + k * Units, Units) * inputs;
      }
    }
    return sum;
  }
  static void propagate(const T*, const T*, T*) {}

 private:
  static uint16_t steps_of(const T* kept) { return static_cast<uint16_t>(kept[0]); }
  static void shift(T* steps, uint16_t count, uint16_t width) {
    memmove(steps, steps + width, (count - 1u) * width * sizeof(T));
  }
  static T product(const T* a, const T* b, uint16_t n) {
    T sum = T(0);
    for (; n != 0; --n) sum += *a++ * *b++;
    return sum;
  }
};

}  // namespace train
}  // namespace thimble
