// SPDX-License-Identifier: MIT
// Where the parts of a network are in its block of memory.
#pragma once

#include "carver.h"
#include "layer.h"
#include "members.h"
#include "stream_source.h"

namespace thimble {
namespace compat {

// The pointer that networks with REDUCE_RAM_STATIC_REFERENCE share.
template <class Network, bool Shared>
struct SharedMe {
  void is_me(Network*) {}
};
template <class Network>
struct SharedMe<Network, true> {
  static Network* me;
  void is_me(Network* network) { me = network; }
};
template <class Network>
Network* SharedMe<Network, true>::me = nullptr;

template <class C, class Layer, class Network>
class Placed
    : public Members<C>,
      public SharedMe<Network, C::kStaticMe>,
      public Streamed<C, C::kPlace == Place::kEeprom || C::kPlace == Place::kFram> {
 public:
  using Value = typename C::Value;
  using Stored = typename C::Stored;
  using Parameter = typename C::Parameter;

  Layer* layers = nullptr;
  unsigned int numberOflayers = 0;

  // The number of the activation of a layer.
  uint8_t function_of(const Layer& layer) const {
    return function_of(detail::Flag<C::kPerLayer>(), layer);
  }

  // What a layer is.
  Cell cell_of(unsigned int l) const { return cell_of(detail::Flag<C::kPair>(), l); }
  // The weights of a layer.
  uint32_t weights_of(const Layer& layer) const {
    return weights_in(cell_of(static_cast<unsigned int>(&layer - layers)),
                      layer._numberOfInputs, layer._numberOfOutputs);
  }

 protected:
  using Flat = detail::Flag<C::kFlatWeights>;
  using HasBias = detail::Flag<C::kBiases != Biases::kNone>;
  static constexpr bool kInMemory =
      C::kPlace == Place::kRam || C::kPlace == Place::kProgmem;

  // Every size is checked here, so that what follows cannot overflow.
  static constexpr uint32_t kMostUnits =
      sizeof(size_t) == 2 ? 0x7FFF / sizeof(Value) : 0xFFFF;

  Network* self() { return static_cast<Network*>(this); }

  void set_function(unsigned int l, uint8_t function) {
    set_function(detail::Flag<C::kPerLayer>(), l, function);
  }

  // Cuts the block into the parts of `count` layers; false if a size is impossible.
  template <bool Owns, class Size>
  bool place(detail::Flag<Owns> owns, Carver& carver, const Size& size,
             unsigned int count) {
    Layer* const first = carver.take<Layer>(count);
    for (unsigned int l = 0; l <= count; ++l) {
      const uint32_t units = size(l);
      if (units == 0 || units > kMostUnits) return false;
    }
    if (first != nullptr) {
      layers = first;
      for (unsigned int l = 0; l < count; ++l) {
        if (!kInMemory) first[l] = Layer();
        first[l]._numberOfInputs = static_cast<unsigned int>(size(l));
        first[l]._numberOfOutputs = static_cast<unsigned int>(size(l + 1));
        first[l].belongs_to(self());
        first[l].outputs = nullptr;
      }
    }
    place_rows(detail::Flag < kInMemory && !C::kFlatWeights > (), carver, first, size,
               count);
    for (unsigned int l = 0; l + 1 < count && !C::kDeletesOutputs; ++l) {
      Value* const outputs = carver.take<Value>(size(l + 1));
      if (first != nullptr) first[l].outputs = outputs;
    }
    if (C::kPerLayer && !C::kPair && (Owns || !kInMemory)) {
      place_functions(detail::Flag<C::kPerLayer>(), carver.take<uint8_t>(count), first);
    }
    place_errors(detail::Flag<C::kTrains>(), carver, first, size, count);
    place_states(detail::Flag<C::kRecurrent>(), carver, first, size, count);
    place_own(owns, carver, size, count);
    return true;
  }

  // Tells all layers where their parameters are.
  void attach(Parameter* weights, Parameter* biases) {
    hold(Flat(), weights);
    for (unsigned int l = 0; l < numberOflayers; ++l) {
      Layer& layer = layers[l];
      attach_rows(Flat(), layer, weights);
      const Cell cell = cell_of(l);
      weights += weights_in(cell, layer._numberOfInputs, layer._numberOfOutputs);
      attach_bias(HasBias(), layer, biases);
      biases += biases_in(gates_of(cell) * layer._numberOfOutputs);
    }
  }
  // All weights lie one behind the other; so do the biases of a layer.
  Stored* first_weight() { return const_cast<Stored*>(weights_of_all(Flat())); }
  Stored* last_weight() {
    Stored* weight = first_weight();
    for (unsigned int l = 0; l < numberOflayers; ++l) {
      weight +=
          layers[l]._numberOfInputs * static_cast<size_t>(layers[l]._numberOfOutputs);
    }
    return weight;
  }
  static Stored* biases_of(const Layer& layer) {
    return const_cast<Stored*>(biases_of(HasBias(), layer));
  }
  static constexpr unsigned int biases_in(unsigned int units) {
    return C::kBiases == Biases::kNone ? 0 : C::kBiases == Biases::kUnit ? units : 1;
  }

  void clear_state(Layer& layer) {
    for (unsigned int u = 0; u < layer._numberOfOutputs; ++u) layer.hiddenStates[u] = 0;
    clear_cells(detail::Flag<C::kCell == Cell::kLstm>(), layer);
  }
  void clear_cells(detail::Flag<true>, Layer& layer) {
    for (unsigned int u = 0; u < layer._numberOfOutputs; ++u) layer.cellStates[u] = 0;
  }
  void clear_cells(detail::Flag<false>, Layer&) {}

 private:
  template <class Size>
  void place_rows(detail::Flag<true>, Carver& carver, Layer* first, const Size& size,
                  unsigned int count) {
    for (unsigned int l = 0; l < count; ++l) {
      Parameter** const rows = carver.take<Parameter*>(size(l + 1));
      if (first != nullptr) first[l].weights = rows;
    }
  }
  template <class Size>
  void place_rows(detail::Flag<false>, Carver&, Layer*, const Size&, unsigned int) {}

  // What training needs: the errors of the outputs of every other layer share a place.
  // Those of the last are in layer 0, where there is no layer before.
  template <class Size>
  void place_errors(detail::Flag<true>, Carver& carver, Layer* first, const Size& size,
                    unsigned int count) {
    uint32_t most[2] = {0, 0};
    for (unsigned int l = 1; l <= count; ++l) {
      uint32_t& units = most[(count - l) & 1];
      if (size(l) > units) units = size(l);
    }
    Value* const even = carver.take<Value>(most[0]);
    Value* const odd = carver.take<Value>(most[1]);
    if (first == nullptr) return;
    first[0].preLgamma = even;
    for (unsigned int l = 1; l < count; ++l) {
      first[l].preLgamma = (count - l) & 1 ? odd : even;
    }
  }
  template <class Size>
  void place_errors(detail::Flag<false>, Carver&, Layer*, const Size&, unsigned int) {}

  template <class Size>
  void place_own(detail::Flag<true>, Carver& carver, const Size& size,
                 unsigned int count) {
    Stored* const weights = carver.take<Stored>(0);
    for (unsigned int l = 0; l < count; ++l) {
      carver.take<Stored>(weights_in(C::kCell, size(l), size(l + 1)));
    }
    Stored* const biases = carver.take<Stored>(0);
    for (unsigned int l = 0; l < count; ++l) {
      carver.take<Stored>(
          biases_in(gates_of(C::kCell) * static_cast<unsigned int>(size(l + 1))));
    }
    if (weights == nullptr) return;
    numberOflayers = count;
    attach(weights, biases);
  }
  template <class Size>
  void place_own(detail::Flag<false>, Carver&, const Size&, unsigned int) {}

  Parameter* weights_of_all(detail::Flag<true>) { return this->weights; }
  Parameter* weights_of_all(detail::Flag<false>) { return layers[0].weights[0]; }
  static Parameter* biases_of(detail::Flag<true>, const Layer& layer) {
    return layer.bias;
  }
  static Parameter* biases_of(detail::Flag<false>, const Layer&) { return nullptr; }

  Cell cell_of(detail::Flag<true>, unsigned int l) const {
    return static_cast<Cell>(this->ActFunctionPerLayer[l] >> 4 & 7);
  }
  Cell cell_of(detail::Flag<false>, unsigned int) const { return C::kCell; }

  // Places for the states, and for the inputs and outputs of the widest layer together.
  template <class Size>
  void place_states(detail::Flag<true>, Carver& carver, Layer* first, const Size& size,
                    unsigned int count) {
    uint32_t widest = 0, most = 0;
    for (unsigned int l = 0; l < count; ++l) {
      Value* const h = carver.take<Value>(size(l + 1));
      if (first != nullptr) first[l].hiddenStates = h;
      place_cells(detail::Flag<C::kCell == Cell::kLstm>(), carver, first, size, l);
      if (first != nullptr) clear_state(first[l]);
      if (size(l) + size(l + 1) > widest) widest = size(l) + size(l + 1);
      if (size(l + 1) > most) most = size(l + 1);
    }
    Value* const joined = carver.take<Value>(widest + most);
    if (first == nullptr) return;
    this->joined_ = joined;
    this->widest_ = static_cast<unsigned int>(widest);
  }
  template <class Size>
  void place_states(detail::Flag<false>, Carver&, Layer*, const Size&, unsigned int) {}
  template <class Size>
  void place_cells(detail::Flag<true>, Carver& carver, Layer* first, const Size& size,
                   unsigned int l) {
    Value* const cells = carver.take<Value>(size(l + 1));
    if (first != nullptr) first[l].cellStates = cells;
  }
  template <class Size>
  void place_cells(detail::Flag<false>, Carver&, Layer*, const Size&, unsigned int) {}

  void place_functions(detail::Flag<true>, uint8_t* functions, Layer* first) {
    if (first != nullptr) this->ActFunctionPerLayer = functions;
  }
  void place_functions(detail::Flag<false>, uint8_t*, Layer*) {}
  void set_function(detail::Flag<true>, unsigned int l, uint8_t function) {
    this->ActFunctionPerLayer[l] = function;
  }
  void set_function(detail::Flag<false>, unsigned int, uint8_t) {}

  uint8_t function_of(detail::Flag<true>, const Layer& layer) const {
    return this->ActFunctionPerLayer[&layer - layers] & (C::kPair ? 15 : 255);
  }
  uint8_t function_of(detail::Flag<false>, const Layer&) const { return 0; }

  void hold(detail::Flag<true>, Parameter* weights) { this->weights = weights; }
  void hold(detail::Flag<false>, Parameter*) {}

  void attach_rows(detail::Flag<false>, Layer& layer, Parameter* weights) {
    for (unsigned int i = 0; i < layer._numberOfOutputs; ++i) {
      layer.weights[i] = weights;
      weights += row_of(cell_of(static_cast<unsigned int>(&layer - layers)),
                        layer._numberOfInputs, layer._numberOfOutputs);
    }
  }
  void attach_rows(detail::Flag<true>, Layer&, Parameter*) {}
  void attach_bias(detail::Flag<true>, Layer& layer, Parameter* biases) {
    layer.bias = biases;
  }
  void attach_bias(detail::Flag<false>, Layer&, Parameter*) {}
};

}  // namespace compat
}  // namespace thimble
