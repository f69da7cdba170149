// SPDX-License-Identifier: MIT
// FeedForward_Individual: one input at a time, so that a sketch needs no array of them.
#pragma once

#include "forward.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Individual : public Forward<C, Layer, Network> {
  using Base = Forward<C, Layer, Network>;

 public:
  using typename Base::Value;

  // A null pointer until the last input of a row; then what FeedForward returns.
  Value* FeedForward_Individual(const Value& input) {
    if (!this->begin_pass()) return nullptr;
    Layer& first = this->layers[0];
    typename Base::Source source(*this);
    const uint8_t function = source.activation(*this);
    if (this->next_ == 0) {
      if (!this->have_outputs(first)) {
        this->fail(Status::kOutOfMemory);
        return nullptr;
      }
      progress_ = source.begin(first, first.outputs);
    }
    source.add(first, input, this->next_, first.outputs, progress_);
    if (++this->next_ < first._numberOfInputs) return nullptr;
    this->next_ = 0;
    source.finish(*this, first, first.outputs, progress_);
    this->activate(first, function);
    return this->numberOflayers == 1 ? first.outputs
                                     : this->run(source, &first + 1, first.outputs);
  }

  // Forgets the inputs so far: the next one is the first of a row.
  void reset_Individual_Input_Counter() { this->next_ = 0; }

  Value* FeedForward(const Value* inputs) {
    this->next_ = 0;
    return Base::FeedForward(inputs);
  }

 private:
  typename Base::Source::Progress progress_;
};

}  // namespace compat
}  // namespace thimble
