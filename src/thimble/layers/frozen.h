// SPDX-License-Identifier: MIT
// A layer that a trainer leaves as it is, so that its parameters can stay in flash.
//
// To run, Frozen<Layer> is Layer. With the storage Split<Flash> (storage/split.h) its
// parameters are in flash and those of the layers that learn in RAM.
#pragma once

#include <stdint.h>

namespace thimble {

template <class Layer>
struct Frozen {
  template <class Number, uint16_t Inputs>
  struct Bind : Layer::template Bind<Number, Inputs> {
    static constexpr bool kFrozen = true;
  };
};

}  // namespace thimble
