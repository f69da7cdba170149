// SPDX-License-Identifier: MIT
// Trainer: a model learns on the chip, one sample at a time, in RAM known beforehand.
//
//   float weights[Xor::kParameterCount];
//   Xor network(weights);
//   thimble::Trainer<Xor, thimble::MeanSquaredError, thimble::Sgd> trainer(
//       network, weights, {0.5f, 0.1f});           // rates of weights and of biases
//   thimble::initialize<thimble::Glorot>(network, weights, 42);
//   float loss = trainer.fit(x, target);
//
// fit() is forward, backward and step. A sample that is not finite, or that would throw
// the weights out of the range of numbers, changes nothing: fit() then gives NaN and
// status() says why.
//
// With SimpleRnn a call is one step of a sequence; see fit_sequence() and Steps<n>.
#pragma once

#include "chain.h"
#include "front.h"
#include "integer_rules.h"
#include "magnitude.h"
#include "memory.h"
#include "optimizers.h"
#include "recurrent_stage.h"

namespace thimble {

enum class TrainStatus : uint8_t {
  kLearned,    // the step was made
  kBadInput,   // an input is NaN or infinite
  kBadTarget,  // a target is, or there is no such class
  kExploded,   // the loss, a derivative or the step is beyond all bounds: lower the rates
  kWaiting     // an Every or LastOf in the frozen layers let nothing pass
};

// How many steps a SimpleRnn looks back.
template <uint16_t N>
struct Steps {
  static constexpr uint16_t kCount = N;
};

template <class Learner, class Loss = MeanSquaredError, class Optimizer = Sgd,
          class Window = Steps<0>>
class Trainer {
  static_assert(detail::Never<Learner>::value,
                "Trainer: the first argument is a Model, the second a loss, the third an "
                "optimizer");
};

template <class Number, class Storage, class In, class... Layers, class Loss,
          class Optimizer, class Window>
class Trainer<Model<Number, Storage, In, Layers...>, Loss, Optimizer, Window> {
  using Learner = Model<Number, Storage, In, Layers...>;
  using T = typename Number::Value;
  using Place = train::Place<Storage>;
  using Divided = train::Divide<train::List<>, Layers...>;
  using Front = typename Divided::template Front<Number, In::kSize>;
  using Chain =
      typename Divided::template Learning<Number, Loss, Window::kCount, Front::kOutputs>;
  using Magnitude = detail::Magnitude<T>;

 public:
  using LossValue = typename Chain::LossValue;
  using Value = T;
  // What a sample should give: const T* to the outputs, or uint16_t, the index of a
  // class.
  using Target = typename Chain::Target;
  using Rule = typename Optimizer::template Rule<T>;

  static constexpr uint16_t kInputs = In::kSize;
  static constexpr uint16_t kOutputs = Learner::kOutputs;
  // How many parameters learn, and how many values the optimizer keeps for them.
  static constexpr uint32_t kTrainable = Chain::kParameters;
  static constexpr uint32_t kStateValues = kTrainable * Rule::kValues;

  // parameters is the array the model reads from: with Split<> the one of its second
  // part.
  template <class U, size_t N>
  constexpr Trainer(Learner& model, U (&)[N], Rule rule)
      : rule(rule), model_(&model), memory_(), status_(TrainStatus::kLearned) {
    static_assert(
        Place::kLearns,
        "Trainer: the parameters of this model cannot be written: keep them in "
        "Ram, or with Split<> those of the Frozen layers elsewhere and only the "
        "others in RAM");
    static_assert(
        detail::IsSame<U, T>::value,
        "Trainer: pass the array of parameters that the model reads; it must not "
        "be const");
    static_assert(N == (Place::kAll ? Learner::kParameterCount : kTrainable),
                  "Trainer: this array does not hold the parameters of this model: pass "
                  "the one that the model reads (of two, the one that learns)");
    static_assert(Chain::kKept < 65536 && Chain::kDeltas < 65536,
                  "Trainer: this network keeps more values than a trainer counts");
  }
  Trainer(const Trainer&) = delete;
  Trainer& operator=(const Trainer&) = delete;

  // One sample: forward, backward, step. Returns its loss before the step.
  LossValue fit(const T* x, Target target) {
    const T* from = forward(x, target);
    if (from == nullptr) return not_a_number();
    const LossValue loss = Chain::judge(from, kept(), target);
    Chain::backward(parameters(), from, kept(), deltas());
    if (!bounded(from)) {
      status_ = TrainStatus::kExploded;
      Chain::reset(kept());
      return not_a_number();
    }
    clip(from, detail::Flag<Rule::kClipsNorm>());
    rule.begin();
    Chain::update(parameters(), from, kept(), deltas(), rule, memory_.state());
    return loss;
  }

  // The loss of a sample; nothing is learnt. In a sequence it is a step all the same.
  LossValue evaluate(const T* x, Target target) {
    const T* from = forward(x, target);
    return from == nullptr ? not_a_number() : Chain::judge(from, kept(), target);
  }

  // A step of a sequence that has no target.
  void step(const T* x) { forward(x); }

  // Many to one: a sequence x[steps][kInputs] from its beginning, and what its last step
  // should give.
  LossValue fit_sequence(const T* x, uint16_t steps, Target target) {
    reset();
    for (; steps > 1; --steps) {
      step(x);
      x += kInputs;
    }
    return fit(x, target);
  }

  // Begins a new sequence.
  void reset() {
    Chain::reset(kept());
    model_->reset();
  }

  TrainStatus status() const { return status_; }

  // The rates; they may change at any time.
  Rule rule;

 private:
  using Memory = train::Memory<Learner, T, Chain::kKept, Chain::kDeltas, kStateValues,
                               !Divided::kHasFront && !Chain::kStartsRecurrent>;

  T* parameters() { return Place::template learning<Learner>(*model_); }
  T* kept() { return memory_.kept(*model_); }
  T* deltas() { return memory_.deltas(*model_); }

  // What the layers that learn begin with, or null.
  const T* forward(const T* x, Target target) {
    if (!train::usable(target, kOutputs)) {
      status_ = TrainStatus::kBadTarget;
      return nullptr;
    }
    return forward(x);
  }
  const T* forward(const T* x) {
    status_ = TrainStatus::kBadInput;
    if (!Magnitude::finite(x, kInputs)) return nullptr;
    status_ = TrainStatus::kWaiting;
    const T* const from = Front::run(*model_, x);
    if (from == nullptr) return nullptr;
    status_ = TrainStatus::kLearned;
    Chain::forward(parameters(), from, kept());
    return from;
  }

  // Nothing that moves comes near the end of the numbers if the largest value times the
  // largest delta times the rate stays below 2^64.
  bool bounded(const T* from) {
    const uint16_t of_kept = Magnitude::of(kept(), Chain::kKept);
    const uint16_t values = larger(of_kept, Magnitude::of(from, Front::kOutputs));
    // The deltas of the last layer are among what is kept.
    const uint16_t steps = larger(of_kept, Magnitude::of(deltas(), Chain::kDeltas));
    return beyond_one(values) + beyond_one(steps) + beyond_one(rule.exponent()) <= 60;
  }
  static uint16_t larger(uint16_t a, uint16_t b) { return a > b ? a : b; }
  static uint16_t beyond_one(uint16_t exponent) {
    return larger(exponent, Magnitude::kOne) - Magnitude::kOne;
  }

  void clip(const T*, detail::Flag<false>) {}
  void clip(const T* from, detail::Flag<true>) {
    const T factor = Rule::scale(Chain::square(from, kept(), deltas()));
    Chain::scale(from, kept(), deltas(), factor);
  }

  static LossValue not_a_number() { return train::NotALoss<LossValue>::value(); }

  Learner* model_;
  Memory memory_;
  TrainStatus status_;
};

}  // namespace thimble
