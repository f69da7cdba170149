// SPDX-License-Identifier: MIT
// Parameters in RAM or PROGMEM: weights and biases are arrays of their own.
//
// A source is made for one pass through the network, layer by layer:
//   activation(net)          the number of the activation of the layer whose turn it is
//   sums(net, layer, x, y)   y = b + W x, the sums of all units; ends the turn of the
//   layer begin(layer, y), add(layer, x, i, y) for each input, finish(net, layer)
//                            the same for layer 0, one input at a time
//   values(layer)            a cursor: bias() and weight() in the order of records, after
//                            which pass(values) ends the turn of the layer
#pragma once

#include "../storage/flash.h"
#include "../storage/ram.h"
#include "arithmetic.h"

namespace thimble {
namespace compat {

template <Place Where>
struct MemoryReader {
  using Reader = Ram::Reader;
  static Reader at(const void* array) { return Reader(array); }
};
template <>
struct MemoryReader<Place::kProgmem> {
  using Reader = Flash::Reader;
  static Reader at(const void* array) { return Reader(FlashAddress(array)); }
};

// Where the weights of the layer begin whose turn it is.
template <class C, bool Flat>
class MemoryRows {
 public:
  template <class Net>
  explicit MemoryRows(Net&) {}
  template <class Layer>
  static const typename C::Stored* of(const Layer& layer) {
    return layer.weights[0];
  }
  template <class Layer>
  void pass(const Layer&) {}
  template <class Net, class Layer>
  void pass(Net&, const Layer&) {}
};
template <class C>
class MemoryRows<C, true> {
 public:
  template <class Net>
  explicit MemoryRows(Net& net) : rows_(net.weights) {}
  template <class Layer>
  const typename C::Stored* of(const Layer&) const {
    return rows_;
  }
  template <class Layer>
  void pass(const Layer& layer) {
    rows_ += layer._numberOfInputs * static_cast<size_t>(layer._numberOfOutputs);
  }
  template <class Net, class Layer>
  void pass(Net& net, const Layer& layer) {
    const size_t count =
        layer._numberOfInputs * static_cast<size_t>(layer._numberOfOutputs);
    rows_ += count;
    net.i_j += static_cast<unsigned int>(count);
  }

 private:
  const typename C::Stored* rows_;
};

template <class C>
class MemorySource {
  using Value = typename C::Value;
  using Stored = typename C::Stored;
  using Memory = MemoryReader<C::kPlace>;
  using Reader = typename Memory::Reader;
  using Calculate = Arithmetic<C>;

 public:
  using Progress = typename Calculate::Progress;

  template <class Net>
  explicit MemorySource(Net& net) : rows_(net) {}

  template <class Net>
  static uint8_t activation(Net& net) {
    return chosen(detail::Flag<C::kPerLayer>(), net);
  }

  template <class Net, class Layer>
  void sums(Net& net, const Layer& layer, const Value* x, bool reuse_x, Value* y) {
    Calculate::sums(rows(layer), biases(layer), x, reuse_x,
                    static_cast<uint16_t>(layer._numberOfInputs), y,
                    static_cast<uint16_t>(layer._numberOfOutputs));
    rows_.pass(net, layer);
  }

  template <class Layer>
  Progress begin(const Layer& layer, Value* y) {
    return Calculate::begin(rows(layer), biases(layer),
                            static_cast<uint16_t>(layer._numberOfInputs), y,
                            static_cast<uint16_t>(layer._numberOfOutputs));
  }
  template <class Layer>
  void add(const Layer& layer, Value x, unsigned int i, Value* y, Progress& progress) {
    Calculate::add(rows(layer), x, static_cast<uint16_t>(i),
                   static_cast<uint16_t>(layer._numberOfInputs), y,
                   static_cast<uint16_t>(layer._numberOfOutputs), progress);
  }
  template <class Net, class Layer>
  void finish(Net& net, const Layer& layer, Value* y, const Progress& progress) {
    Calculate::finish(biases(layer), y, static_cast<uint16_t>(layer._numberOfOutputs),
                      progress);
    rows_.pass(net, layer);
  }

  class Values {
   public:
    Values(const Reader& biases, const Reader& weights)
        : biases_(biases), weights_(weights) {}
    Stored bias() { return biases_.template next<Stored>(); }
    Stored weight() { return weights_.template next<Stored>(); }

   private:
    Reader biases_;
    Reader weights_;
  };
  template <class Layer>
  Values values(const Layer& layer) {
    const Values values(biases(layer), rows(layer));
    rows_.pass(layer);
    return values;
  }
  void pass(const Values&) {}

 private:
  template <class Net>
  static uint8_t chosen(detail::Flag<true>, Net& net) {
    return net.ActFunctionPerLayer[net.AtlayerIndex++];
  }
  template <class Net>
  static uint8_t chosen(detail::Flag<false>, Net&) {
    return 0;
  }

  template <class Layer>
  Reader rows(const Layer& layer) const {
    return Memory::at(rows_.of(layer));
  }
  template <class Layer>
  static Reader biases(const Layer& layer) {
    return biases(detail::Flag<C::kBiases != Biases::kNone>(), layer);
  }
  template <class Layer>
  static Reader biases(detail::Flag<true>, const Layer& layer) {
    return Memory::at(layer.bias);
  }
  template <class Layer>
  static Reader biases(detail::Flag<false>, const Layer&) {
    return Memory::at(nullptr);
  }

  MemoryRows<C, C::kFlatWeights> rows_;
};

}  // namespace compat
}  // namespace thimble
