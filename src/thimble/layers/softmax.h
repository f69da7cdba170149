// SPDX-License-Identifier: MIT
// The softmax layer: turns scores into probabilities. It never changes which is largest.
#pragma once

#include "../kernels/softmax.h"

namespace thimble {

struct Softmax {
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
    static void forward(Reader& params, const Reader&, const Value* x, Value* y) {
      Kernel::forward(params, x, y, Inputs);
    }
  };
};

}  // namespace thimble
