// SPDX-License-Identifier: MIT
// Thresholds in time: the layers behind one run only when enough steps have come.
//
// predict() returns nullptr for every call that does not get past a threshold.
#pragma once

#include <string.h>

#include "../form.h"

namespace thimble {
namespace detail {

// One layer, and whether the states before it begin anew once it lets a step pass.
template <uint16_t Steps, bool kRestarts>
struct Threshold {
  static constexpr uint16_t kNumber = Steps;

  template <class Number>
  struct Form : PlainForm {
    static constexpr bool kHasState = true;
    static constexpr uint16_t kLeast = 1;
    static constexpr uint32_t state_bytes(uint16_t) { return sizeof(uint16_t); }
    template <class Reader, class Value>
    static bool forward(Reader&, const Reader&, const Value* x, uint16_t inputs, Value* y,
                        uint16_t steps, State state) {
      uint16_t& passed = *reinterpret_cast<uint16_t*>(state.here);
      if (++passed < steps) return false;
      passed = 0;
      if (kRestarts)
        memset(state.first, 0, static_cast<size_t>(state.here - state.first));
      if (x != y) memcpy(y, x, inputs * sizeof(Value));
      return true;
    }
  };

  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;

    static_assert(Steps > 0, "Every, LastOf: name at least one step");
    static constexpr uint16_t kOutputs = Inputs;
    static constexpr uint32_t kParameters = 0;
    static constexpr uint32_t kParameterBytes = 0;
    static constexpr uint32_t kMacs = 0;
    static constexpr uint16_t kTables = 0;
    static constexpr bool kInPlace = true;
    static constexpr bool kTakesPushedInput = false;
    static constexpr uint32_t kStateBytes = sizeof(uint16_t);
    static constexpr uint32_t kScratchBytes = 0;

    template <class Reader>
    static bool forward(Reader& params, const Reader& tables, const Value* x, Value* y,
                        State state) {
      return Form<Number>::forward(params, tables, x, Inputs, y, Steps, state);
    }
  };
};

}  // namespace detail

// The layers behind it run every Steps-th call; those before it go on from state to
// state.
template <uint16_t Steps>
struct Every : detail::Threshold<Steps, false> {};

// Many to one: the layers behind it see the last of Steps calls, and those before it then
// begin the next sequence from zero, as a Keras layer with return_sequences=False does.
template <uint16_t Steps>
struct LastOf : detail::Threshold<Steps, true> {};

}  // namespace thimble
