// SPDX-License-Identifier: MIT
// FeedForward: all inputs at once.
#pragma once

#include "built.h"
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
        const bool reuse_x = C::kDeletesOutputs && layer != this->layers;
        source.sums(*this, *layer, x, reuse_x, layer->outputs);
        activate(*layer, function);
      } else {
        this->fail(Status::kOutOfMemory);
      }
      x = layer->outputs;
      if (C::kDeletesOutputs && layer != this->layers) this->forget_outputs(layer[-1]);
      if (layer == last || x == nullptr) return layer->outputs;
    }
  }

  // Turns the sums of a layer into its outputs.
  void activate(Layer& layer, uint8_t function) {
    const uint16_t units = static_cast<uint16_t>(layer._numberOfOutputs);
    if (!Numbered<C::kFunctions, Activated>::run(function, layer, layer.outputs, units)) {
      this->fail(Status::kUnknownActivation);
    }
  }
};

}  // namespace compat
}  // namespace thimble
