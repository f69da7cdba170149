// SPDX-License-Identifier: MIT
// The argmax layer: one value, the index of the first largest input.
#pragma once

#include "../kernels/argmax.h"
#include "form.h"

namespace thimble {

struct ArgMax {
  static constexpr uint16_t kNumber = kAny;

  template <class Number>
  struct Form : detail::PlainForm {
    static constexpr uint16_t outputs(uint16_t, uint16_t) { return 1; }
    static constexpr bool fits(uint16_t inputs) {
      return sizeof(typename Number::Value) > 1 || inputs <= 128;
    }
    template <class Reader, class Value>
    static THIMBLE_INLINE bool forward(Reader&, const Reader&, const Value* x,
                                       uint16_t inputs, Value* y, uint16_t, State) {
      *y = static_cast<Value>(argmax(x, inputs));
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;
    static_assert(Form<Number>::fits(Inputs),
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
    static void forward(Reader& params, const Reader& tables, const Value* x, Value* y) {
      Form<Number>::forward(params, tables, x, Inputs, y, 0, State());
    }
  };
};

}  // namespace thimble
