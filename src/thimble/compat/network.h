// SPDX-License-Identifier: MIT
// A network that gets its shape when it is constructed: all that NeuralNetwork can do.
#pragma once

#include "kept.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Final>
class NetworkOf : public Kept<C, Layer, Final> {
  using Base = Kept<C, Layer, Final>;

 public:
  using typename Base::Parameter;
  using typename Base::Stored;
  using typename Base::Value;

  // Nothing yet: for a network that is loaded later.
  NetworkOf() {}

  // layer_: the units of each layer, the input being the first, and how many these are.
  // Starts from random parameters.
  NetworkOf(const unsigned int* layer_, unsigned int NumberOflayers,
            const uint8_t* functions = nullptr) {
    create(layer_, NumberOflayers, functions);
  }
  NetworkOf(const unsigned int* layer_, unsigned int NumberOflayers, const Value& LRw,
            const Value& LRb, const uint8_t* functions = nullptr) {
    static_assert(C::kBiases != Biases::kNone || detail::Never<Final>::value,
                  "NeuralNetwork: without biases there is one learning rate: leave the "
                  "second one out");
    create(layer_, NumberOflayers, functions);
    this->LearningRateOfWeights = LRw;
    this->LearningRateOfBiases = LRb;
  }
  NetworkOf(const unsigned int* layer_, unsigned int NumberOflayers, const Value& LRw,
            const uint8_t* functions = nullptr) {
    static_assert(C::kBiases == Biases::kNone || detail::Never<Final>::value,
                  "NeuralNetwork: give a learning rate for the biases, too, behind that "
                  "of the weights");
    create(layer_, NumberOflayers, functions);
    this->LearningRateOfWeights = LRw;
  }

  // Runs with the sketch's own arrays, which have to stay. Training changes them, unless
  // they are const.
  NetworkOf(const unsigned int* layer_, Stored* default_Weights, Stored* default_Bias,
            unsigned int NumberOflayers, const uint8_t* functions = nullptr) {
    borrow(layer_, default_Weights, default_Bias, NumberOflayers, functions);
  }
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            const Stored* default_Bias, unsigned int NumberOflayers,
            const uint8_t* functions = nullptr) {
    borrow(layer_, default_Weights, default_Bias, NumberOflayers, functions);
    this->set_constant();
  }
  NetworkOf(const unsigned int* layer_, Stored* default_Weights,
            unsigned int NumberOflayers, const uint8_t* functions = nullptr) {
    borrow_weights(layer_, default_Weights, NumberOflayers, functions);
  }
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            unsigned int NumberOflayers, const uint8_t* functions = nullptr) {
    borrow_weights(layer_, default_Weights, NumberOflayers, functions);
    this->set_constant();
  }

  // Of many to one: the layers behind `at_index` run once in `threshold` calls.
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            const Stored* default_Bias, unsigned int NumberOflayers, uint8_t threshold,
            uint8_t at_index, const uint8_t* functions = nullptr) {
    this->set_time(threshold, at_index);
    borrow(layer_, default_Weights, default_Bias, NumberOflayers, functions);
  }
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            unsigned int NumberOflayers, uint8_t threshold, uint8_t at_index,
            const uint8_t* functions = nullptr) {
    this->set_time(threshold, at_index);
    borrow_weights(layer_, default_Weights, NumberOflayers, functions);
  }

  // Each layer says what it is: LayerType types[] = {RNN(), DENSE()}.
  template <class Type, class = typename Type::IsLayerType>
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            const Stored* default_Bias, unsigned int NumberOflayers, const Type* types) {
    borrow(layer_, default_Weights, default_Bias, NumberOflayers, bytes(types));
  }
  template <class Type, class = typename Type::IsLayerType>
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            unsigned int NumberOflayers, const Type* types) {
    borrow_weights(layer_, default_Weights, NumberOflayers, bytes(types));
  }
  template <class Type, class = typename Type::IsLayerType>
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            const Stored* default_Bias, unsigned int NumberOflayers, uint8_t threshold,
            uint8_t at_index, const Type* types) {
    this->set_time(threshold, at_index);
    borrow(layer_, default_Weights, default_Bias, NumberOflayers, bytes(types));
  }
  template <class Type, class = typename Type::IsLayerType>
  NetworkOf(const unsigned int* layer_, const Stored* default_Weights,
            unsigned int NumberOflayers, uint8_t threshold, uint8_t at_index,
            const Type* types) {
    this->set_time(threshold, at_index);
    borrow_weights(layer_, default_Weights, NumberOflayers, bytes(types));
  }

 private:
  template <class Type>
  static const uint8_t* bytes(const Type* types) {
    static_assert(sizeof(Type) == 1, "a LayerType is a byte");
    return reinterpret_cast<const uint8_t*>(types);
  }

  using Owning = detail::Flag<true>;
  using Borrowing = detail::Flag<false>;

  struct SizesOf {
    const unsigned int* sizes;
    uint32_t operator()(unsigned int i) const { return sizes[i]; }
  };

  void create(const unsigned int* sizes, unsigned int count, const uint8_t* functions) {
    static_assert(
        C::kCreates || detail::Never<Final>::value,
        "NeuralNetwork: this network cannot be trained, so it needs weights (and biases) "
        "behind the layers. Training excludes PROGMEM, EEPROM, FRAM, quantization, "
        "REDUCE_RAM_DELETE_OUTPUTS, the functions from BinaryStep on, ACTIVATION__PER_"
        "LAYER without a list of functions, and CUSTOM_AFn without CUSTOM_DFn");
    if (!choose(detail::Flag<C::kHasBytes>(), functions)) return;
    if (!this->build(Owning(), SizesOf{sizes}, count)) return;
    choose(detail::Flag<C::kHasBytes>(), functions);
    this->draw_parameters();
  }

  void borrow(const unsigned int* sizes, const Stored* weights, const Stored* biases,
              unsigned int count, const uint8_t* functions) {
    static_assert(C::kPlace == Place::kRam || C::kPlace == Place::kProgmem ||
                      detail::Never<Final>::value,
                  "NeuralNetwork: parameters in EEPROM or FRAM are found by an address: "
                  "NeuralNetwork NN(0), or NN(fram, 0)");
    if (!choose(detail::Flag<C::kHasBytes>(), functions)) return;
    if (!this->build(Borrowing(), SizesOf{sizes}, count)) return;
    this->attach(const_cast<Parameter*>(weights), const_cast<Parameter*>(biases));
  }
  void borrow_weights(const unsigned int* sizes, const Stored* weights,
                      unsigned int count, const uint8_t* functions) {
    static_assert(C::kBiases == Biases::kNone || detail::Never<Final>::value,
                  "NeuralNetwork: give the biases behind the weights, or set 0B01000000 "
                  "(NO_BIAS) in _2_OPTIMIZE");
    borrow(sizes, weights, nullptr, count, functions);
  }

  // Where layers choose, they have to.
  bool choose(detail::Flag<true>, const uint8_t* functions) {
    this->ActFunctionPerLayer = const_cast<uint8_t*>(functions);
    return functions != nullptr || this->fail(Status::kUnknownActivation);
  }
  bool choose(detail::Flag<false>, const uint8_t*) { return true; }
};

}  // namespace compat
}  // namespace thimble
