// SPDX-License-Identifier: MIT
// Parameters in EEPROM or FRAM, read in their order while the network runs; see
// memory_source.h for what a source answers.
#pragma once

#include "arithmetic.h"
#include "image.h"

namespace thimble {
namespace compat {

// What a network keeps of its medium.
template <class C, bool Has>
struct Streamed {};
template <class C>
struct Streamed<C, true> {
  typename C::Medium medium_;
  Located located_;
};

template <class C>
class StreamSource {
  using Value = typename C::Value;
  using Stored = typename C::Stored;
  using Reader = typename C::Medium::Storage::Reader;
  using Calculate = Arithmetic<C>;

 public:
  using Progress = typename Calculate::Progress;

  template <class Net>
  explicit StreamSource(Net& net)
      : stream_(net.medium_.handle(net.located_.first)),
        before_layer_(net.located_.before_layer) {}

  template <class Net>
  static uint8_t activation(Net& net) {
    return chosen(detail::Flag<C::kHasBytes>(), net);
  }

  template <class Net, class Layer>
  void sums(Net&, const Layer& layer, const Value* x, bool reuse_x, Value* y) {
    stream_.skip(before_layer_);
    Calculate::sums_in_stream(stream_, x, reuse_x, inputs(layer), y, units(layer));
  }

  template <class Layer>
  Progress begin(const Layer& layer, unsigned int width, Value* y) {
    return Calculate::begin_in_stream(first_layer(), static_cast<uint16_t>(width), y,
                                      units(layer));
  }
  template <class Layer>
  void add(const Layer& layer, unsigned int width, Value x, unsigned int i, Value* y,
           Progress& progress) {
    Calculate::add_in_stream(first_layer(), x, static_cast<uint16_t>(i),
                             static_cast<uint16_t>(width), y, units(layer), progress);
  }
  template <class Net, class Layer>
  void finish(Net&, const Layer& layer, Value* y, const Progress& progress) {
    stream_.skip(before_layer_);
    const uint16_t width = static_cast<uint16_t>(
        row_of(C::kCell, layer._numberOfInputs, layer._numberOfOutputs));
    Calculate::finish_in_stream(stream_, width, y, units(layer), progress);
  }

  // One gate of a recurrent layer; pass() ends the turn of the layer.
  template <class Layer>
  void gate(const Layer& layer, uint8_t number, const Value* x, unsigned int width,
            Value* y) {
    constexpr uint32_t kSize = sizeof(Stored);
    const uint32_t all = layer._numberOfOutputs;
    const uint32_t bytes = (width + (C::kBiases == Biases::kUnit ? 1 : 0)) * kSize;
    const uint16_t units = C::kUnitMajor ? 1 : static_cast<uint16_t>(all);
    for (uint32_t u = 0; u < all; u += units) {
      const uint32_t row = C::kUnitMajor ? u * gates_of(C::kCell) + number : number * all;
      Reader rows = first_layer();
      Value bias = 0;
      if (C::kBiases == Biases::kShared) {
        bias = Calculate::value(rows.template next<Stored>());
      }
      rows.skip(row * bytes);
      Calculate::rows_in_stream(rows, x, static_cast<uint16_t>(width), y + u, units);
      for (uint16_t i = 0; i < units; ++i) y[u + i] += bias;
    }
  }
  template <class Net, class Layer>
  void pass(Net&, const Layer& layer) {
    stream_.skip(before_layer_ +
                 parameters_in<C>(layer._numberOfInputs, layer._numberOfOutputs) *
                     sizeof(Stored));
  }

  class Values {
   public:
    explicit Values(const Reader& stream) : stream_(stream) {}
    Stored bias() { return stream_.template next<Stored>(); }
    Stored weight() { return stream_.template next<Stored>(); }
    const Reader& stream() const { return stream_; }

   private:
    Reader stream_;
  };
  template <class Layer>
  Values values(const Layer&) {
    return Values(first_layer());
  }
  template <class Net, class Layer>
  void pass(const Net&, const Layer&, const Values& values) {
    stream_ = values.stream();
  }

 private:
  template <class Layer>
  static uint16_t inputs(const Layer& layer) {
    return static_cast<uint16_t>(layer._numberOfInputs);
  }
  template <class Layer>
  static uint16_t units(const Layer& layer) {
    return static_cast<uint16_t>(layer._numberOfOutputs);
  }
  template <class Net>
  static uint8_t chosen(detail::Flag<true>, Net& net) {
    return net.ActFunctionPerLayer[net.AtlayerIndex++];
  }
  template <class Net>
  static uint8_t chosen(detail::Flag<false>, Net&) {
    return 0;
  }
  Reader first_layer() const {
    Reader here = stream_;
    here.skip(before_layer_);
    return here;
  }

  Reader stream_;
  uint8_t before_layer_;
};

}  // namespace compat
}  // namespace thimble
