// SPDX-License-Identifier: MIT
// The shape of a gated recurrent unit layer. One call of predict() is one step.
//
// Parameters with ResetAfter, the gates being update, reset, new: for each unit: the
// gates' biases and the recurrent bias of new, then for each input the gates' weights,
// then for each previous output the gates' recurrent weights.
// With ResetBefore: the same of update and reset for each unit, and then, for each unit:
// the bias of new, its weights in input order, its recurrent weights.
#pragma once

#include "../../kernels/recurrent.h"
#include "../activations.h"
#include "../fast_activations.h"
#include "shape.h"

namespace thimble {

// Where the reset gate works: on the recurrent product (Keras' default, PyTorch), ...
struct ResetAfter {
  template <class Kernel, class Activation, class Gate, class Bias, class Reader,
            class Value>
  static void gru(Reader& params, const Value* x, uint16_t inputs, Value* y,
                  uint16_t units, uint8_t* state) {
    Kernel::template gru_reset_after<Activation, Gate, Bias>(params, x, inputs, y, units,
                                                             state);
  }
  template <class Kernel>
  static constexpr uint32_t scratch_bytes(uint16_t) {
    return 0;
  }
  static constexpr uint8_t kBiases = 4;
};
// ... or on the outputs before it (Cho et al. 2014).
struct ResetBefore {
  template <class Kernel, class Activation, class Gate, class Bias, class Reader,
            class Value>
  static void gru(Reader& params, const Value* x, uint16_t inputs, Value* y,
                  uint16_t units, uint8_t* state) {
    Kernel::template gru_reset_before<Activation, Gate, Bias>(params, x, inputs, y, units,
                                                              state);
  }
  template <class Kernel>
  static constexpr uint32_t scratch_bytes(uint16_t units) {
    return Kernel::gru_reset_before_scratch_bytes(units);
  }
  static constexpr uint8_t kBiases = 3;
};

// Activation is that of the new values, Gate that of the two gates.
template <uint16_t Units, class Reset = ResetAfter, class Activation = Tanh,
          class Gate = Sigmoid, class Bias = UnitBias>
struct Gru : detail::RecurrentChecks<Bias> {
  static_assert(detail::IsSame<Reset, ResetAfter>::value ||
                    detail::IsSame<Reset, ResetBefore>::value,
                "Gru: the second argument is ResetAfter or ResetBefore");

  static constexpr uint16_t kNumber = Units;

  template <class Number>
  struct Form : detail::RecurrentForm<Number, Bias, 3, Reset::kBiases> {
    using Kernel = kernels::Recurrent<Number>;

    static constexpr uint32_t state_bytes(uint16_t units) {
      return Kernel::gru_state_bytes(units);
    }
    static constexpr uint32_t scratch_bytes(uint16_t, uint16_t units) {
      return Reset::template scratch_bytes<Kernel>(units);
    }
    template <class Reader, class Value>
    static bool forward(Reader& params, const Reader&, const Value* x, uint16_t inputs,
                        Value* y, uint16_t units, State state) {
      Reset::template gru<Kernel, typename detail::FunctionOf<Number, Activation>::Type,
                          typename detail::FunctionOf<Number, Gate>::Type, Bias>(
          params, x, inputs, y, units, state.here);
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind : detail::RecurrentShape<Number, Inputs, Units, Bias, 3, Reset::kBiases> {
    using Value = typename Number::Value;
    using Kernel = kernels::Recurrent<Number>;
    static constexpr uint32_t kStateBytes = Kernel::gru_state_bytes(Units);
    static constexpr uint32_t kScratchBytes = Form<Number>::scratch_bytes(Inputs, Units);

    template <class Reader>
    static bool forward(Reader& params, const Reader& tables, const Value* x, Value* y,
                        State state) {
      return Form<Number>::forward(params, tables, x, Inputs, y, Units, state);
    }
  };
};

}  // namespace thimble
