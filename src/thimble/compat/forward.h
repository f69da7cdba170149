// SPDX-License-Identifier: MIT
// FeedForward: all inputs at once.
#pragma once

#include "built.h"
#include "recurrent.h"
#include "source.h"

namespace thimble {
namespace compat {

// Training reads the inputs again, so they have to stay where they are until then.
template <class C, bool Has>
struct RememberedInputs {
  void remember_inputs(const typename C::Value*) {}
};
template <class C>
struct RememberedInputs<C, true> {
  void remember_inputs(const typename C::Value* inputs) { inputs_ = inputs; }

 protected:
  const typename C::Value* inputs_ = nullptr;
};

template <class C, class Layer, class Network>
class Forward : public Built<C, Layer, Network>, public RememberedInputs<C, C::kTrains> {
  using Base = Built<C, Layer, Network>;

 public:
  using typename Base::Value;
  using Source = typename SourceOf<C, C::kPlace>::Type;

  // The outputs of the last layer, or a null pointer if there is no network to run. They
  // stay where they are from call to call, except with REDUCE_RAM_DELETE_OUTPUTS.
  Value* FeedForward(const Value* inputs) {
    if (!this->begin_pass()) return nullptr;
    this->remember_inputs(inputs);
    Source source(*this);
    return run(source, this->layers, inputs);
  }

 protected:
  template <class, class, class>
  friend class Step;

  bool begin_pass() {
    if (!this->ready()) return false;
    if (C::kMovesMe) this->is_me(this->self());
    this->rewind_weights();
    this->rewind_functions();
    return true;
  }

  // Runs the layers from `layer` on.
  Value* run(Source& source, Layer* layer, const Value* x) {
    Layer* const last = this->layers + (this->numberOflayers - 1);
    if (C::kDeletesOutputs) this->forget_outputs(*last);
    for (;; ++layer) {
      if (this->have_outputs(*layer)) {
        const uint8_t function = source.activation(*this);
        compute(detail::Flag<C::kRecurrent>(), source, *layer, x, function);
      } else {
        this->fail(Status::kOutOfMemory);
      }
      x = layer->outputs;
      if (C::kDeletesOutputs && layer != this->layers) this->forget_outputs(layer[-1]);
      if (layer == last || x == nullptr) return layer->outputs;
      if (!goes_on(detail::Flag<C::kThreshold>(), *layer)) return nullptr;
    }
  }

  // Whether the layers behind this one run, in a network from many to one.
  bool goes_on(detail::Flag<true>, Layer& layer) {
    if (&layer != this->layers + this->at_index_) return true;
    if (++this->steps_ < this->threshold_) {
      if (C::kDeletesOutputs) this->forget_outputs(layer);
      return false;
    }
    this->steps_ = 0;
    return true;
  }
  bool goes_on(detail::Flag<false>, Layer&) { return true; }

  void compute(detail::Flag<false>, Source& source, Layer& layer, const Value* x,
               uint8_t function) {
    const bool reuse_x = C::kDeletesOutputs && &layer != this->layers;
    source.sums(*this, layer, x, reuse_x, layer.outputs);
    activate(layer, function);
  }
  void compute(detail::Flag<true>, Source& source, Layer& layer, const Value* x,
               uint8_t function) {
    const Cell cell = this->cell_of(static_cast<unsigned int>(&layer - this->layers));
    if (cell == Cell::kDense) {
      compute(detail::Flag<false>(), source, layer, x, function);
    } else {
      Step<C, Forward, Layer>(*this, source, layer, function).run(x);
    }
  }

  // Turns the sums of a layer into its outputs.
  void activate(Layer& layer, uint8_t function) {
    activate_values(layer, function, layer.outputs);
  }
  void activate_values(Layer& layer, uint8_t function, Value* y) {
    const uint16_t units = static_cast<uint16_t>(layer._numberOfOutputs);
    if (!Numbered<C::kFunctions, Activated>::run(function, layer, y, units)) {
      this->fail(Status::kUnknownActivation);
    }
  }
};

}  // namespace compat
}  // namespace thimble
