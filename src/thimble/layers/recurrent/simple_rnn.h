// SPDX-License-Identifier: MIT
// The shape of a simple recurrent layer: each output also depends on all outputs of the
// step before. One call of predict() is one step.
//
// Parameters: for each unit its bias, its weights in input order, its recurrent weights.
#pragma once

#include "../../kernels/recurrent.h"
#include "../activations.h"
#include "../fast_activations.h"
#include "shape.h"

namespace thimble {

template <uint16_t Units, class Activation = Tanh, class Bias = UnitBias>
struct SimpleRnn : detail::RecurrentChecks<Bias> {
  static constexpr uint16_t kNumber = Units;

  template <class Number>
  struct Form : detail::RecurrentForm<Number, Bias, 1, 1> {
    using Kernel = kernels::Recurrent<Number>;

    static constexpr uint32_t state_bytes(uint16_t units) {
      return Kernel::simple_rnn_state_bytes(units);
    }
    template <class Reader, class Value>
    static bool forward(Reader& params, const Reader&, const Value* x, uint16_t inputs,
                        Value* y, uint16_t units, State state) {
      Kernel::template simple_rnn<typename detail::FunctionOf<Number, Activation>::Type,
                                  Bias>(params, x, inputs, y, units, state.here);
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind : detail::RecurrentShape<Number, Inputs, Units, Bias, 1, 1> {
    using Value = typename Number::Value;
    using Kernel = kernels::Recurrent<Number>;
    static constexpr uint32_t kStateBytes = Kernel::simple_rnn_state_bytes(Units);
    static constexpr uint32_t kScratchBytes = 0;

    template <class Reader>
    static bool forward(Reader& params, const Reader& tables, const Value* x, Value* y,
                        State state) {
      return Form<Number>::forward(params, tables, x, Inputs, y, Units, state);
    }
  };
};

}  // namespace thimble
