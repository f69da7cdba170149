// SPDX-License-Identifier: MIT
// Thresholds in time: the layers behind one run only when enough steps have come.
//
// predict() returns nullptr for every call that does not get past a threshold.
#pragma once

#include <string.h>

#include "../state.h"

namespace thimble {
namespace detail {

// One layer, and whether the states before it begin anew once it lets a step pass.
template <uint16_t Steps, bool kRestarts>
struct Threshold {
  template <class Number, uint16_t Inputs>
  struct Bind {
    using Value = typename Number::Value;

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
    static bool forward(Reader&, const Reader&, const Value* x, Value* y, State state) {
      uint16_t& passed = *reinterpret_cast<uint16_t*>(state.here);
      if (++passed < Steps) return false;
      passed = 0;
      if (kRestarts)
        memset(state.first, 0, static_cast<size_t>(state.here - state.first));
      if (x != y) memcpy(y, x, Inputs * sizeof(Value));
      return true;
    }
  };
};

}  // namespace detail

// The layers behind it run every Steps-th call; those before it go on from state to
// state.
template <uint16_t Steps>
struct Every : detail::Threshold<Steps, false> {
  static_assert(Steps > 0, "Every: name at least one step");
};

// Many to one: the layers behind it see the last of Steps calls, and those before it then
// begin the next sequence from zero, as a Keras layer with return_sequences=False does.
template <uint16_t Steps>
struct LastOf : detail::Threshold<Steps, true> {
  static_assert(Steps > 0, "LastOf: name at least one step");
};

}  // namespace thimble
