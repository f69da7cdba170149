// SPDX-License-Identifier: MIT
// The softmax layer: turns scores into probabilities. It never changes which is largest.
#pragma once

#include "../kernels/softmax.h"
#include "form.h"

namespace thimble {

struct Softmax {
  static constexpr uint16_t kNumber = kAny;

  template <class Number>
  struct Form : detail::PlainForm {
    using Kernel = kernels::Softmax<Number>;

    static constexpr uint32_t bytes(uint16_t, uint16_t) {
      return Kernel::kParameterBytes;
    }
    template <class Reader, class Value>
    static THIMBLE_INLINE bool forward(Reader& params, const Reader&, const Value* x,
                                       uint16_t inputs, Value* y, uint16_t, State) {
      Kernel::forward(params, x, y, inputs);
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;
    using Kernel = kernels::Softmax<Number>;

    static constexpr uint16_t kOutputs = Inputs;
    static constexpr uint32_t kParameters = 0;
    static constexpr uint32_t kParameterBytes = Kernel::kParameterBytes;
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
