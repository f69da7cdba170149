// SPDX-License-Identifier: MIT
// The state that a layer keeps from one call of predict() to the next.
//
// A layer with a state also answers
//   kStateBytes    what it keeps; zero bytes are its beginning
//   kScratchBytes  what it needs behind its output while it runs
// and its forward(params, tables, x, y, state) returns whether the layers behind it run:
// if not, predict() returns nullptr. All other layers stay as layers/dense.h says.
#pragma once

#include "../platform/detect.h"
#include "../support/traits.h"

namespace thimble {

// The states of a network lie one behind the other.
struct State {
  uint8_t* first;  // of the network
  uint8_t* here;   // of this layer
};

namespace detail {

// Layers that need no scratch need not say so.
template <class Layer, class = void>
struct ScratchOf {
  static constexpr uint32_t kBytes = 0;
};
template <class Layer>
struct ScratchOf<Layer, typename MakeVoid<Flag<(Layer::kScratchBytes > 0)>>::Type> {
  static constexpr uint32_t kBytes = Layer::kScratchBytes;
};

template <class Layer, class = void>
struct StateOf {
  static constexpr uint32_t kBytes = 0;
  static constexpr uint32_t kScratchBytes = ScratchOf<Layer>::kBytes;

  template <class Reader, class Value>
  static THIMBLE_INLINE bool forward(Reader& params, const Reader& tables, const Value* x,
                                     Value* y, State) {
    Layer::forward(params, tables, x, y);
    return true;
  }
};

template <class Layer>
struct StateOf<Layer, typename MakeVoid<Flag<(Layer::kStateBytes > 0)>>::Type> {
  static constexpr uint32_t kBytes = Layer::kStateBytes;
  static constexpr uint32_t kScratchBytes = Layer::kScratchBytes;

  template <class Reader, class Value>
  static THIMBLE_INLINE bool forward(Reader& params, const Reader& tables, const Value* x,
                                     Value* y, State state) {
    return Layer::forward(params, tables, x, y, state);
  }
};

// Steps are counted in 16 bits whatever the number format is. The state of every layer
// takes a multiple of the alignment, which is 1 on an AVR.
template <class Value>
struct StateAlignment {
  static constexpr uint32_t value =
      larger_of(static_cast<uint32_t>(alignof(Value)), alignof(uint16_t));
};
template <class Layer, class Value>
constexpr uint32_t state_bytes() {
  return (StateOf<Layer>::kBytes + StateAlignment<Value>::value - 1) /
         StateAlignment<Value>::value * StateAlignment<Value>::value;
}

}  // namespace detail
}  // namespace thimble
