// SPDX-License-Identifier: MIT
// A layer as a trainer sees it: what it keeps on the way forward, and its way back.
//
// A stage is bound to its number format, its inputs and to whether it may overwrite them
// (kFree: the layer before has no use for its outputs). It answers
//   kOutputs, kParameters
//   kKept        values it writes on the way forward and needs again, outputs included
//   kDeltas      values its deltas take where they do not take the place of its outputs
//   kShares      its outputs overwrite its inputs, and its deltas are those of the layer
//                before
//   kFree        for the stage behind: whether its outputs may be overwritten
//   outputs(x, kept)                   where they are
//   forward(params, x, kept)           computes them
//   through(params, x, kept, deltas)   derivatives by outputs become those by sums
//   propagate(params, deltas, back)    and those the derivatives by the inputs
//   update(params, x, kept, deltas, rule, state)
//   square(x, kept, deltas)            sum of the squares of all its derivatives
//   reset(kept)                        a new sequence begins
#pragma once

#include "../kernels/train.h"
#include "../layers/argmax.h"
#include "../layers/dense.h"
#include "../layers/frozen.h"
#include "../layers/softmax.h"
#include "../storage/ram.h"
#include "derivatives.h"

namespace thimble {
namespace train {

template <class Number, class Activation>
struct SlopeOf {
  using Type = Derivative<Activation>;
};
template <class Activation>
struct SlopeOf<Int16, Activation> {
  using Type = kernels::ActivationQ12<Activation>;
};

template <class T>
T sum_of_squares(const T* values, uint16_t n) {
  T sum = T(0);
  for (; n != 0; --n, ++values) sum += *values * *values;
  return sum;
}

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window, class Layer>
struct Stage {
  static_assert(detail::Never<Layer>::value,
                "Trainer: this layer cannot learn: Dense, SimpleRnn and Softmax can. Put "
                "it into Frozen<> in front of them");
};

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window>
struct Stage<Number, Inputs, kFreeInputs, Window, ArgMax> {
  static_assert(detail::Never<Number>::value,
                "Trainer: ArgMax has no derivative: train the network without it; its "
                "parameters are the same");
};

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window, class Layer>
struct Stage<Number, Inputs, kFreeInputs, Window, Frozen<Layer>> {
  static_assert(detail::Never<Layer>::value,
                "Trainer: Frozen layers come first: no layer that learns may stand in "
                "front of one");
};

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window,
          uint16_t Units, class Activation, class Bias>
struct Stage<Number, Inputs, kFreeInputs, Window, Dense<Units, Activation, Bias>> {
  using T = typename Number::Value;
  using Shape = typename Dense<Units, Activation, Bias>::template Bind<Number, Inputs>;
  using Kernel = kernels::Train<Number>;
  using Slope = typename SlopeOf<Number, Activation>::Type;

  static constexpr uint16_t kOutputs = Units;
  static constexpr uint32_t kParameters = Shape::kParameters;
  static constexpr bool kKeepsSums = !Slope::kFromOutput;
  static constexpr uint32_t kKept = static_cast<uint32_t>(Units) * (kKeepsSums ? 2 : 1);
  static constexpr uint32_t kDeltas = Units;
  static constexpr bool kShares = false;
  static constexpr bool kFree = detail::IsSame<Activation, Identity>::value;
  static constexpr bool kRecurrent = false;

  static void reset(T*) {}
  static T* outputs(const T*, T* kept) { return kept; }
  static void forward(const T* params, const T* x, T* kept) {
    forward(params, x, kept, detail::Flag<kKeepsSums>());
  }
  // Without the activation.
  static void sums(const T* params, const T* x, T* kept) {
    Ram::Reader reader(params);
    kernels::Dense<Number>::template forward<Identity, Bias>(reader, x, Inputs, kept,
                                                             Units);
  }
  // f'(sum of unit i) on its own.
  static T slope(const T* kept, uint16_t i) {
    return Slope::of(kept[kKeepsSums ? Units + i : i]);
  }
  static void through(const T*, const T*, const T* kept, T* deltas) {
    if (kFree) return;
    Kernel::template through<Slope>(kKeepsSums ? kept + Units : kept, deltas, Units);
  }
  static void propagate(const T* params, const T* deltas, T* back) {
    Kernel::template propagate<Bias>(params, Inputs, deltas, Units, back);
  }
  template <class Rule>
  static void update(T* params, const T* x, const T*, const T* deltas, Rule& rule,
                     T* state) {
    Kernel::template update<Bias>(params, x, Inputs, deltas, Units, rule, state);
  }
  static T square(const T* x, const T*, const T* deltas) {
    const T of_deltas = sum_of_squares(deltas, Units);
    T sum = T(0);
    for (uint16_t o = 0; o < Units; ++o) sum += deltas[o];
    const T of_biases = detail::IsSame<Bias, UnitBias>::value     ? of_deltas
                        : detail::IsSame<Bias, SharedBias>::value ? sum * sum
                                                                  : T(0);
    return of_deltas * sum_of_squares(x, Inputs) + of_biases;
  }

 private:
  static void forward(const T* params, const T* x, T* kept, detail::Flag<false>) {
    Ram::Reader reader(params);
    kernels::Dense<Number>::template forward<Activation, Bias>(reader, x, Inputs, kept,
                                                               Units);
  }
  static void forward(const T* params, const T* x, T* kept, detail::Flag<true>) {
    T* z = kept + Units;
    sums(params, x, z);
    for (uint16_t i = 0; i < Units; ++i) kept[i] = Activation::forward(z[i]);
  }
};

template <class Number, uint16_t Inputs, bool kFreeInputs, uint16_t Window>
struct Stage<Number, Inputs, kFreeInputs, Window, Softmax> {
  using T = typename Number::Value;

  static constexpr uint16_t kOutputs = Inputs;
  static constexpr uint32_t kParameters = 0;
  static constexpr bool kShares = kFreeInputs;
  static constexpr uint32_t kKept = kShares ? 0 : Inputs;
  static constexpr uint32_t kDeltas = Inputs;
  static constexpr bool kFree = false;
  static constexpr bool kRecurrent = false;

  static void reset(T*) {}
  static T* outputs(const T* x, T* kept) { return kShares ? const_cast<T*>(x) : kept; }
  static void forward(const T* params, const T* x, T* kept) {
    Ram::Reader reader(params);
    kernels::Softmax<Number>::forward(reader, x, outputs(x, kept), Inputs);
  }
  static void sums(const T*, const T* x, T* kept) {
    if (!kShares) memcpy(kept, x, Inputs * sizeof(T));
  }
  // By the sums: y_i (d_i - sum_k d_k y_k)
  static void through(const T*, const T* x, const T* kept, T* deltas) {
    static_assert(!detail::IsSame<Number, Int16>::value,
                  "Trainer: in Int16 only the last layer can be a Softmax");
    const T* y = kShares ? x : kept;
    T sum = T(0);
    for (uint16_t i = 0; i < Inputs; ++i) sum += deltas[i] * y[i];
    for (uint16_t i = 0; i < Inputs; ++i) deltas[i] = y[i] * (deltas[i] - sum);
  }
  static void propagate(const T*, const T* deltas, T* back) {
    memcpy(back, deltas, Inputs * sizeof(T));
  }
  template <class Rule>
  static void update(T*, const T*, const T*, const T*, Rule&, T*) {}
  static T square(const T*, const T*, const T*) { return T(0); }
};

}  // namespace train
}  // namespace thimble
