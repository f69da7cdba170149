// SPDX-License-Identifier: MIT
// BackProp: one step of gradient descent on the sample of the last FeedForward.
//
// Errors are those of half the squared error, unless a cross-entropy is the only loss
// that the sketch has defined: then they are those of that loss, in the joint form with
// the Sigmoid or the Softmax of the last layer.
#pragma once

#include "../kernels/train.h"
#include "evaluation.h"
#include "slopes.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Learning : public Evaluation<C, Layer, Network> {
  using Base = Evaluation<C, Layer, Network>;

 public:
  using typename Base::Stored;
  using typename Base::Value;

  // Once after each FeedForward, whose inputs still have to be there; otherwise nothing
  // changes and status() says so.
  void BackProp(const Value* expected) {
    static_assert(
        C::kTrains || detail::Never<Network>::value,
        "BackProp: this network cannot be trained. Training excludes PROGMEM, "
        "EEPROM, FRAM, quantization, REDUCE_RAM_DELETE_OUTPUTS, the functions "
        "from BinaryStep on, ACTIVATION__PER_LAYER without a list of functions, "
        "and CUSTOM_AFn without CUSTOM_DFn");
    if (!can_learn()) return;
    this->ComputeSummedErrors(expected);
    Layer* layer = this->layers + (this->numberOflayers - 1);
    Value* errors = this->layers[0].preLgamma;
    if (!begin_errors(*layer, expected, errors)) return;
    Stored* weights = this->last_weight();
    while (layer != this->layers) {
      Value* const before = layer->preLgamma;
      for (unsigned int i = 0; i < layer->_numberOfInputs; ++i) before[i] = 0;
      weights = learn(*layer, layer[-1].outputs, errors, weights, before);
      --layer;
      errors = before;
      if (!slope(*layer, errors)) return;
    }
    learn(*layer, this->inputs_, errors, weights, nullptr);
    this->inputs_ = nullptr;
    this->rewind_weights();
  }

 private:
  using Number = typename detail::Select<detail::IsSame<Value, float>::value, Float32,
                                         Float64>::Type;
  using Kernel = kernels::Train<Number>;

  bool can_learn() {
    if (!this->begin_pass()) return false;
    if (this->inputs_ == nullptr) return this->fail(Status::kNoForward);
    if (this->is_constant_) return this->fail(Status::kConstant);
    return true;
  }

  // The derivatives of the loss by the sums of the last layer.
  bool begin_errors(Layer& last, const Value* expected, Value* errors) {
    const uint8_t joint = C::kMse ? kNothing : C::kCce ? kSoftmax : 0;
    const bool is_joint =
        (C::kBce || C::kCce) && joint != kNothing && function_id(last) == joint;
    for (unsigned int i = 0; i < last._numberOfOutputs; ++i) {
      errors[i] =
          is_joint ? last.outputs[i] - expected[i] : error(last.outputs[i], expected[i]);
    }
    return is_joint || slope(last, errors);
  }
  Value error(Value y, Value t) const {
    if (C::kMse || !(C::kBce || C::kCce)) return y - t;
    const Value share = t / this->above_zero(y);
    if (C::kCce) return -share;
    return (Value(1) - t) / this->above_zero(Value(1) - y) - share;
  }

  // The step of a layer whose weights end at `end`; they begin at what it returns.
  Stored* learn(Layer& layer, const Value* x, const Value* errors, Stored* end,
                Value* before) {
    const unsigned int inputs = layer._numberOfInputs;
    Stored* const weights = end - inputs * static_cast<size_t>(layer._numberOfOutputs);
    Stored* row = weights;
    Value sum = 0;
    for (unsigned int i = 0; i < layer._numberOfOutputs; ++i, row += inputs) {
      const Value gamma = errors[i];
      sum += gamma;
      if (C::kBiases == Biases::kUnit) {
        this->biases_of(layer)[i] -= gamma * bias_rate(HasBias());
      }
      if (before != nullptr) {
        Kernel::add_scaled(before, gamma, row, static_cast<uint16_t>(inputs));
      }
      Kernel::add_scaled(row, -gamma * this->LearningRateOfWeights, x,
                         static_cast<uint16_t>(inputs));
    }
    if (C::kBiases == Biases::kShared) {
      *this->biases_of(layer) -= sum * bias_rate(HasBias());
    }
    return weights;
  }

  using HasBias = detail::Flag<C::kBiases != Biases::kNone>;
  Value bias_rate(detail::Flag<true>) const { return this->LearningRateOfBiases; }
  Value bias_rate(detail::Flag<false>) const { return 0; }

  bool slope(Layer& layer, Value* errors) {
    const uint16_t units = static_cast<uint16_t>(layer._numberOfOutputs);
    const Value* const outputs = layer.outputs;
    return Numbered<C::kFunctions, Sloped>::run(this->function_of(layer), layer, outputs,
                                                errors, units) ||
           this->fail(Status::kUnknownActivation);
  }

  static constexpr uint8_t kNothing = 255;
  template <uint8_t Id>
  struct Found {
    static void run(uint8_t& id) { id = Id; }
  };
  uint8_t function_id(const Layer& layer) {
    uint8_t id = kNothing;
    Numbered<C::kFunctions, Found>::run(this->function_of(layer), id);
    return id;
  }
};

}  // namespace compat
}  // namespace thimble
