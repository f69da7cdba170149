// SPDX-License-Identifier: MIT
// HillClimb: learning without gradients. All parameters take a small random step; when
// the error got worse, the same step is taken back.
//
// Steps come from a generator of our own with the number of the step as its seed, so that
// they are the same again on every board. Floats are multiples of 2^-16 as long as they
// climb: such sums are exact below 256, and a step that is taken back leaves no trace.
#pragma once

#include "learning.h"

namespace thimble {
namespace compat {

template <class C, bool Has>
struct ClimbMembers {};
template <class C>
struct ClimbMembers<C, true> {
  unsigned int nn_seed = 0;
  typename C::Value old_error = -1;

 protected:
  // The rates of the last step.
  typename C::Value stepped_weights_ = 0, stepped_biases_ = 0;
  bool is_on_grid_ = false;
};

template <class C, class Layer, class Network>
class Climbing : public Learning<C, Layer, Network>, public ClimbMembers<C, C::kClimbs> {
  using Base = Learning<C, Layer, Network>;

 public:
  using typename Base::Stored;
  using typename Base::Value;

  // False once `error`, that of the parameters as they are, is at most `tolerance`;
  // otherwise they have taken another step.
  bool HillClimb(Value error, Value tolerance) {
    static_assert(C::kClimbs || detail::Never<Network>::value,
                  "HillClimb: set 0B01000000 in _3_OPTIMIZE");
    if (!this->ready()) return false;
    if (this->is_constant_) return this->fail(Status::kConstant);
    if (error <= tolerance) return false;
    if (!this->is_on_grid_) settle();
    if (this->old_error >= Value(0) && !(error <= this->old_error)) {
      climb(-1);
    } else {
      this->old_error = error;
    }
    this->stepped_weights_ = this->LearningRateOfWeights;
    this->stepped_biases_ = bias_rate(HasBias());
    ++this->nn_seed;
    climb(1);
    return true;
  }

  // The step with the number nn_seed, forwards or backwards.
  void climb(int8_t direction) {
    uint32_t state = this->nn_seed * UINT32_C(2654435769) + 1;
    each([&](Stored& parameter, Value rate) {
      const int8_t step = static_cast<int8_t>(next(state) * direction);
      parameter = static_cast<Stored>(parameter + step * on_grid(rate));
    });
  }

 private:
  using HasBias = detail::Flag<C::kBiases != Biases::kNone>;
  Value bias_rate(detail::Flag<true>) const { return this->LearningRateOfBiases; }
  Value bias_rate(detail::Flag<false>) const { return 0; }

  // -1, 0 or 1 (xorshift32 of G. Marsaglia, 2003).
  static int8_t next(uint32_t& state) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return static_cast<int8_t>((state >> 8) % 3) - 1;
  }

  // Integers step by at least 1.
  static Value on_grid(Value x) {
    if (C::kQuantized) {
      const Value steps = floor(x / C::scale() + Value(0.5));
      return steps < Value(1) ? Value(1) : steps;
    }
    return floor(x * Value(65536) + Value(0.5)) / Value(65536);
  }
  void settle() {
    this->is_on_grid_ = true;
    if (C::kQuantized) return;
    each([](Stored& parameter, Value) {
      parameter = static_cast<Stored>(on_grid(static_cast<Value>(parameter)));
    });
  }

  // All parameters, the bias of a layer or of a unit in front of its weights.
  template <class Task>
  void each(Task task) {
    Stored* weight = this->first_weight();
    for (unsigned int l = 0; l < this->numberOflayers; ++l) {
      const Layer& layer = this->layers[l];
      Stored* bias = this->biases_of(layer);
      if (C::kBiases == Biases::kShared) task(*bias, this->stepped_biases_);
      for (unsigned int i = 0; i < layer._numberOfOutputs; ++i) {
        if (C::kBiases == Biases::kUnit) task(*bias++, this->stepped_biases_);
        for (unsigned int j = layer._numberOfInputs; j != 0; --j) {
          task(*weight++, this->stepped_weights_);
        }
      }
    }
  }
};

}  // namespace compat
}  // namespace thimble
