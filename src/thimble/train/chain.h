// SPDX-License-Identifier: MIT
// Walks the layers that learn: forward, the loss, back, the step.
//
// Every stage writes what it keeps behind what the stages before it keep (`kept`). The
// derivatives of the loss by the sums of a stage, its deltas, lie in an area of their own
// (`deltas`), except those of the last stage, which take the place of its outputs.
// Nothing is changed before all deltas are known, so that a step can still be refused.
#pragma once

#include "head.h"
#include "integer_head.h"

namespace thimble {
namespace train {

template <class Number, class Loss, uint16_t Window, uint16_t Inputs, bool kFreeInputs,
          class... Layers>
struct Chain;

// The last stage.
template <class Number, class Loss, uint16_t Window, uint16_t Inputs, bool kFreeInputs,
          class Layer>
struct Chain<Number, Loss, Window, Inputs, kFreeInputs, Layer> {
  using T = typename Number::Value;
  using Here = Stage<Number, Inputs, kFreeInputs, Window, Layer>;
  using End = typename HeadOf<Number, Loss, Here, Layer>::Type;
  using LossValue = typename HeadOf<Number, Loss, Here, Layer>::Value;
  using Target = typename Loss::template Target<T>;
  static_assert(!Here::kRecurrent,
                "Trainer: SimpleRnn cannot be the last layer: put Dense behind it");

  static constexpr uint16_t kOutputs = Here::kOutputs;
  static constexpr uint32_t kParameters = Here::kParameters;
  static constexpr uint32_t kKept = Here::kKept;
  static constexpr uint32_t kDeltas = 0;
  static constexpr bool kStartsRecurrent = Here::kRecurrent;

  static void reset(T*) {}
  static void forward(const T* params, const T* x, T* kept) {
    End::forward(params, x, kept);
  }
  static LossValue judge(const T* x, T* kept, Target target) {
    return End::judge(x, kept, target);
  }
  static T* deltas_of(const T* x, T* kept, T*) { return Here::outputs(x, kept); }
  static void backward(const T*, const T*, T*, T*) {}
  template <class Rule>
  static void update(T* params, const T* x, T* kept, T* deltas, Rule& rule, T* state) {
    Here::update(params, x, kept, deltas_of(x, kept, deltas), rule, state);
  }
  static T square(const T* x, T* kept, T* deltas) {
    return Here::square(x, kept, deltas_of(x, kept, deltas));
  }
  static void scale(const T* x, T* kept, T*, T factor) {
    T* deltas = Here::outputs(x, kept);
    for (uint16_t i = 0; i < kOutputs; ++i) deltas[i] *= factor;
  }
};

template <class Number, class Loss, uint16_t Window, uint16_t Inputs, bool kFreeInputs,
          class Layer, class... Rest>
struct Chain<Number, Loss, Window, Inputs, kFreeInputs, Layer, Rest...> {
  using T = typename Number::Value;
  using Here = Stage<Number, Inputs, kFreeInputs, Window, Layer>;
  using Next = Chain<Number, Loss, Window, Here::kOutputs, Here::kFree, Rest...>;
  using Target = typename Next::Target;
  using LossValue = typename Next::LossValue;
  static_assert(!Next::kStartsRecurrent,
                "Trainer: only the first layer that learns can be a SimpleRnn: let the "
                "layers in front of it be Frozen");

  static constexpr uint16_t kOutputs = Next::kOutputs;
  static constexpr uint32_t kParameters = Here::kParameters + Next::kParameters;
  static constexpr uint32_t kKept = Here::kKept + Next::kKept;
  static constexpr bool kStartsRecurrent = Here::kRecurrent;
  // A stage whose outputs the next one overwrites has the deltas of that one.
  static constexpr bool kOwn = !Next::Here::kShares;
  static constexpr uint32_t kOwnDeltas = kOwn ? Here::kDeltas : 0;
  static constexpr uint32_t kDeltas = kOwnDeltas + Next::kDeltas;

  static void reset(T* kept) { Here::reset(kept); }
  static void forward(const T* params, const T* x, T* kept) {
    Here::forward(params, x, kept);
    Next::forward(params + Here::kParameters, Here::outputs(x, kept), kept + Here::kKept);
  }
  static LossValue judge(const T* x, T* kept, Target target) {
    return Next::judge(Here::outputs(x, kept), kept + Here::kKept, target);
  }
  static T* deltas_of(const T* x, T* kept, T* deltas) {
    return kOwn ? deltas : next_deltas(x, kept, deltas);
  }
  static void backward(const T* params, const T* x, T* kept, T* deltas) {
    const T* const y = Here::outputs(x, kept);
    T* const behind = kept + Here::kKept;
    Next::backward(params + Here::kParameters, y, behind, deltas + kOwnDeltas);
    if (!kOwn) return;
    Next::Here::propagate(params + Here::kParameters, next_deltas(x, kept, deltas),
                          deltas);
    Here::through(params, x, kept, deltas);
  }
  template <class Rule>
  static void update(T* params, const T* x, T* kept, T* deltas, Rule& rule, T* state) {
    Here::update(params, x, kept, deltas_of(x, kept, deltas), rule, state);
    Next::update(params + Here::kParameters, Here::outputs(x, kept), kept + Here::kKept,
                 deltas + kOwnDeltas, rule, state + Rule::kValues * Here::kParameters);
  }
  static T square(const T* x, T* kept, T* deltas) {
    return Here::square(x, kept, deltas_of(x, kept, deltas)) +
           Next::square(Here::outputs(x, kept), kept + Here::kKept, deltas + kOwnDeltas);
  }
  static void scale(const T* x, T* kept, T* deltas, T factor) {
    for (uint16_t i = 0; i < kOwnDeltas; ++i) deltas[i] *= factor;
    Next::scale(Here::outputs(x, kept), kept + Here::kKept, deltas + kOwnDeltas, factor);
  }

 private:
  static T* next_deltas(const T* x, T* kept, T* deltas) {
    return Next::deltas_of(Here::outputs(x, kept), kept + Here::kKept,
                           deltas + kOwnDeltas);
  }
};

}  // namespace train
}  // namespace thimble
