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
  using typename Base::Source;
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
      progress_ = source.begin(first, width(), first.outputs);
      add_state(detail::Flag<C::kRecurrent>(), source, first);
    }
    source.add(first, width(), input, this->next_, first.outputs, progress_);
    if (++this->next_ < first._numberOfInputs) return nullptr;
    this->next_ = 0;
    source.finish(*this, first, first.outputs, progress_);
    this->activate(first, function);
    keep_state(detail::Flag<C::kRecurrent>(), first);
    if (this->numberOflayers == 1) return first.outputs;
    if (!this->goes_on(detail::Flag<C::kThreshold>(), first)) return nullptr;
    return this->run(source, &first + 1, first.outputs);
  }

  // Forgets the inputs so far: the next one is the first of a row.
  void reset_Individual_Input_Counter() { this->next_ = 0; }

  Value* FeedForward(const Value* inputs) {
    this->next_ = 0;
    return Base::FeedForward(inputs);
  }

 private:
  unsigned int width() const {
    static_assert(C::kCell == Cell::kDense || C::kCell == Cell::kRnn ||
                      detail::Never<Network>::value,
                  "FeedForward_Individual: GRU and LSTM layers need all inputs at once");
    const Layer& first = this->layers[0];
    return static_cast<unsigned int>(
        row_of(this->cell_of(0), first._numberOfInputs, first._numberOfOutputs));
  }
  // What the step before adds to the sums of a recurrent layer.
  void add_state(detail::Flag<true>, Source& source, Layer& first) {
    if (this->cell_of(0) == Cell::kDense) return;
    for (unsigned int u = 0; u < first._numberOfOutputs; ++u) {
      source.add(first, width(), first.hiddenStates[u], first._numberOfInputs + u,
                 first.outputs, progress_);
    }
  }
  void add_state(detail::Flag<false>, Source&, Layer&) {}
  void keep_state(detail::Flag<true>, Layer& first) {
    if (this->cell_of(0) == Cell::kDense) return;
    memcpy(first.hiddenStates, first.outputs, first._numberOfOutputs * sizeof(Value));
  }
  void keep_state(detail::Flag<false>, Layer&) {}

  typename Base::Source::Progress progress_;
};

}  // namespace compat
}  // namespace thimble
