// SPDX-License-Identifier: MIT
// Parameters in RAM or PROGMEM: weights and biases are arrays of their own.
//
// A source is made for one pass through the network, layer by layer:
//   activation(net)          the number of the activation of the layer whose turn it is
//   sums(net, layer, x, y)   y = b + W x, the sums of all units; ends the turn of the
//   layer begin(layer, y), add(layer, x, i, y) for each input, finish(net, layer)
//                            the same for layer 0, one input at a time
//   values(layer)            a cursor: bias() and weight() in the order of records, after
//                            which pass(net, layer, values) ends the turn of the layer
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
  void skip(uint32_t) {}
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
  void skip(uint32_t weights) { rows_ += static_cast<size_t>(weights); }
  template <class Net, class Layer>
  void pass(Net& net, const Layer& layer) {
    const size_t count = static_cast<size_t>(net.weights_of(layer));
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
    return chosen(detail::Flag<C::kHasBytes>(), net);
  }

  template <class Net, class Layer>
  void sums(Net& net, const Layer& layer, const Value* x, bool reuse_x, Value* y) {
    Calculate::sums(rows(layer), biases(layer), x, reuse_x,
                    static_cast<uint16_t>(layer._numberOfInputs), y,
                    static_cast<uint16_t>(layer._numberOfOutputs));
    rows_.pass(net, layer);
  }

  template <class Layer>
  Progress begin(const Layer& layer, unsigned int width, Value* y) {
    return Calculate::begin(rows(layer), biases(layer), static_cast<uint16_t>(width), y,
                            static_cast<uint16_t>(layer._numberOfOutputs));
  }
  template <class Layer>
  void add(const Layer& layer, unsigned int width, Value x, unsigned int i, Value* y,
           Progress& progress) {
    Calculate::add(rows(layer), x, static_cast<uint16_t>(i), static_cast<uint16_t>(width),
                   y, static_cast<uint16_t>(layer._numberOfOutputs), progress);
  }
  template <class Net, class Layer>
  void finish(Net& net, const Layer& layer, Value* y, const Progress& progress) {
    Calculate::finish(biases(layer), y, static_cast<uint16_t>(layer._numberOfOutputs),
                      progress);
    rows_.pass(net, layer);
  }

  // y = b + W x for one gate of a recurrent layer, whose rows are `width` long. pass()
  // ends the turn of the layer.
  template <class Layer>
  void gate(const Layer& layer, uint8_t number, const Value* x, unsigned int width,
            Value* y) {
    const uint32_t units = layer._numberOfOutputs;
    constexpr uint32_t kGates = gates_of(C::kCell);
    for (uint32_t u = 0; u < units; u += C::kUnitMajor ? 1 : units) {
      const uint32_t row = C::kUnitMajor ? u * kGates + number : number * units;
      Reader weights = rows(layer);
      weights.skip(row * width * sizeof(Stored));
      Reader bias = biases(layer);
      if (C::kBiases == Biases::kUnit) bias.skip(row * sizeof(Stored));
      Calculate::sums(weights, bias, x, false, static_cast<uint16_t>(width), y + u,
                      C::kUnitMajor ? 1 : static_cast<uint16_t>(units));
    }
  }
  template <class Net, class Layer>
  void pass(Net& net, const Layer& layer) {
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
    return Values(biases(layer), rows(layer));
  }
  template <class Net, class Layer>
  void pass(const Net& net, const Layer& layer, const Values&) {
    rows_.skip(net.weights_of(layer));
  }

 private:
  template <class Net>
  static uint8_t chosen(detail::Flag<true>, Net& net) {
    const uint8_t byte = net.ActFunctionPerLayer[net.AtlayerIndex++];
    return !C::kPerLayer ? 0 : C::kPair ? byte & 15 : byte;
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
