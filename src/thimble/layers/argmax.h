// SPDX-License-Identifier: MIT
// The argmax layer: one value, the index of the first largest input.
#pragma once

#include "../kernels/argmax.h"

namespace thimble {

struct ArgMax {
  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;
    static_assert(sizeof(Value) > 1 || Inputs <= 128,
                  "ArgMax: an int8 value cannot hold an index above 127; leave the layer "
                  "out and call thimble::argmax() on the outputs");

    static constexpr uint16_t kOutputs = 1;
    static constexpr uint32_t kParameters = 0;
    static constexpr uint32_t kParameterBytes = 0;
    static constexpr uint32_t kMacs = 0;
    static constexpr uint16_t kTables = 0;
    static constexpr bool kInPlace = true;
    static constexpr bool kTakesPushedInput = false;

    template <class Reader>
    static void forward(Reader&, const Reader&, const Value* x, Value* y) {
      *y = static_cast<Value>(argmax(x, Inputs));
    }
  };
};

}  // namespace thimble
