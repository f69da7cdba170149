// SPDX-License-Identifier: MIT
// The shape of a long short-term memory layer. One call of predict() is one step.
//
// Parameters, with the gates in the order input, forget, cell, output: for each unit: the
// gates' biases, then for each input the gates' weights, then for each previous output
// the gates' recurrent weights.
#pragma once

#include "../../kernels/recurrent.h"
#include "../activations.h"
#include "../fast_activations.h"
#include "shape.h"

namespace thimble {

// Activation is that of the cell and of its output, Gate that of the three other gates.
template <uint16_t Units, class Activation = Tanh, class Gate = Sigmoid,
          class Bias = UnitBias>
struct Lstm : detail::RecurrentChecks<Bias> {
  static constexpr uint16_t kNumber = Units;

  template <class Number>
  struct Form : detail::RecurrentForm<Number, Bias, 4, 4> {
    using Kernel = kernels::Recurrent<Number>;

    static constexpr uint32_t state_bytes(uint16_t units) {
      return Kernel::lstm_state_bytes(units);
    }
    template <class Reader, class Value>
    static bool forward(Reader& params, const Reader&, const Value* x, uint16_t inputs,
                        Value* y, uint16_t units, State state) {
      Kernel::template lstm<typename detail::FunctionOf<Number, Activation>::Type,
                            typename detail::FunctionOf<Number, Gate>::Type, Bias>(
          params, x, inputs, y, units, state.here);
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind : detail::RecurrentShape<Number, Inputs, Units, Bias, 4, 4> {
    using Value = typename Number::Value;
    using Kernel = kernels::Recurrent<Number>;
    static constexpr uint32_t kStateBytes = Kernel::lstm_state_bytes(Units);
    static constexpr uint32_t kScratchBytes = 0;

    template <class Reader>
    static bool forward(Reader& params, const Reader& tables, const Value* x, Value* y,
                        State state) {
      return Form<Number>::forward(params, tables, x, Inputs, y, Units, state);
    }
  };
};

}  // namespace thimble
