// SPDX-License-Identifier: MIT
// ComputeSummedErrors: adds the losses of the last outputs to the sums, without learning.
#pragma once

#include "../numeric/functions.h"
#include "initial.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Evaluation : public Initial<C, Layer, Network> {
 public:
  using typename Initial<C, Layer, Network>::Value;

  void ComputeSummedErrors(const Value* expected) {
    if (!this->ready()) return;
    const Layer& last = this->layers[this->numberOflayers - 1];
    if (last.outputs == nullptr) {
      this->fail(Status::kNoForward);
      return;
    }
    for (unsigned int i = 0; i < last._numberOfOutputs; ++i) {
      add_squared(detail::Flag<C::kMse>(), last.outputs[i], expected[i]);
      add_binary(detail::Flag<C::kBce>(), last.outputs[i], expected[i]);
      add_categorical(detail::Flag<C::kCce>(), last.outputs[i], expected[i]);
    }
  }

 protected:
  // A probability that is not 0, so that its logarithm is finite.
  static Value above_zero(Value y) { return y < Value(1e-7) ? Value(1e-7) : y; }

 private:
  void add_squared(detail::Flag<true>, Value y, Value t) {
    this->sumSquaredError += (y - t) * (y - t);
  }
  void add_squared(detail::Flag<false>, Value, Value) {}
  void add_binary(detail::Flag<true>, Value y, Value t) {
    this->sumOfBinaryCrossEntropy -=
        t * numeric::logarithm(above_zero(y)) +
        (Value(1) - t) * numeric::logarithm(above_zero(Value(1) - y));
  }
  void add_binary(detail::Flag<false>, Value, Value) {}
  void add_categorical(detail::Flag<true>, Value y, Value t) {
    this->sumOfCategoricalCrossEntropy -= t * numeric::logarithm(above_zero(y));
  }
  void add_categorical(detail::Flag<false>, Value, Value) {}
};

}  // namespace compat
}  // namespace thimble
