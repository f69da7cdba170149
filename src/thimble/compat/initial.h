// SPDX-License-Identifier: MIT
// The random parameters that a network starts from.
#pragma once

#include "printed.h"
#include "random.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Initial : public Printed<C, Layer, Network> {
  using Base = Printed<C, Layer, Network>;

 protected:
  using typename Base::Stored;
  using typename Base::Value;

  // Unit by unit: its bias, if it has one of its own, and its weights. Shared biases are
  // 1.
  void draw_parameters() {
    Stored* weight = this->first_weight();
    for (unsigned int l = 0; l < this->numberOflayers; ++l) {
      const Layer& layer = this->layers[l];
      Stored* bias = this->biases_of(layer);
      if (C::kBiases == Biases::kShared) *bias = Stored(1);
      for (unsigned int i = 0; i < layer._numberOfOutputs; ++i) {
        if (C::kBiases == Biases::kUnit) *bias++ = drawn();
        for (unsigned int j = layer._numberOfInputs; j != 0; --j) *weight++ = drawn();
      }
    }
  }

 private:
  static Stored drawn() {
    return static_cast<Stored>(static_cast<Value>(random_between(-90000, 90000)) /
                               Value(100000));
  }
};

}  // namespace compat
}  // namespace thimble
