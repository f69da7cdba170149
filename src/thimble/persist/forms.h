// SPDX-License-Identifier: MIT
// A list of layer types to choose from at run time, by their place in it: what a layer
// takes, and one step of the walk over a network, as graph/chain.h does it for types.
#pragma once

#include "../layers/form.h"
#include "../platform/memory.h"
#include "error.h"

namespace thimble {
namespace persist {

// One layer of a network whose shape is only known at run time.
struct Step {
  uint16_t number;  // of units or steps
  uint8_t form;     // its place in the list
  uint8_t table;    // the one it uses
};

// No area, and no sum of states or of steps, is larger: all of them can be added up.
constexpr platform::MemorySize kMostMemory = THIMBLE_AVR ? 0x1fff : 0x07ffffff;

// Where the walk is. As in graph/chain.h: `target` is written next, `other` was written
// before, and x lies there unless it is the caller's.
template <class Reader, class Value, bool kUsesTables>
struct Walk {
  static constexpr bool kTables = kUsesTables;

  Reader params, tables;
  const Value* x;
  Value *target, *other;
  State state;
  uint16_t inputs;
  bool first;
};

// Adds up what layers take, in bytes. Of the two areas `turn` is the one written next, as
// Walk::target is.
struct Needs {
  uint16_t outputs;  // of the last layer so far
  uint8_t turn;
  bool any;  // layer so far
  uint32_t parameters;
  platform::MemorySize areas[2], kept;
};

template <class Number, class... Layers>
struct Forms {
  static constexpr bool kAnyState = false;
  template <class Size>
  static Error add(uint8_t, const Step&, Needs&, Size) {
    return Error::kUnknownLayer;
  }
  template <class AnyWalk>
  static bool run(uint8_t, const Step&, AnyWalk&) {
    return false;
  }
};

template <class Number, class First, class... Rest>
struct Forms<Number, First, Rest...> {
  using Here = typename First::template Form<Number>;
  using Next = Forms<Number, Rest...>;
  using Value = typename Number::Value;
  using Bytes = platform::MemorySize;
  static constexpr bool kAnyState = Here::kHasState || Next::kAnyState;

  // Adds a layer, if its parameters fit into the `left` bytes behind the entries.
  template <class Size>
  static THIMBLE_INLINE Error add(uint8_t form, const Step& step, Needs& needs,
                                  Size left) {
    if (form != 0) return Next::add(static_cast<uint8_t>(form - 1), step, needs, left);
    const uint16_t inputs = needs.outputs, number = step.number;
    if (number < Here::kLeast || number > Here::kMost || !Here::fits(inputs)) {
      return Error::kBadLayer;
    }
    // Only when this holds, the next sums cannot overflow.
    if (Here::weights(inputs, number) > left) return Error::kWrongLength;
    needs.parameters += Here::bytes(inputs, number);
    if (needs.parameters > left) return Error::kWrongLength;
    const uint16_t outputs = Here::outputs(inputs, number);
    if (outputs > kMostMemory / (2 * sizeof(Value))) return Error::kTooLarge;
    needs.outputs = outputs;
    const uint32_t scratch = Here::scratch_bytes(inputs, number);
    if (scratch > kMostMemory / 2) return Error::kTooLarge;
    const Bytes values = static_cast<Bytes>(outputs * static_cast<Bytes>(sizeof(Value)) +
                                            static_cast<Bytes>(scratch));
    // In place, values lie where the layer before has put them.
    const bool in_place = Here::kInPlace && needs.any;
    Bytes& area = needs.areas[in_place ? needs.turn ^ 1 : needs.turn];
    if (values > area) area = values;
    if (!in_place) needs.turn ^= 1;
    needs.any = true;
    if (!Here::kHasState) return Error::kNone;
    needs.kept += state_bytes(number);
    return needs.kept > kMostMemory ? Error::kTooLarge : Error::kNone;
  }

  // False if the layer lets nothing pass.
  template <class AnyWalk>
  static THIMBLE_INLINE bool run(uint8_t form, const Step& step, AnyWalk& walk) {
    if (form != 0) return Next::run(static_cast<uint8_t>(form - 1), step, walk);
    const bool in_place = Here::kInPlace && !walk.first;
    Value* const y = in_place ? walk.other : walk.target;
    auto table = walk.tables;
    if (AnyWalk::kTables && step.table != 0) table.skip(256u * step.table);
    if (!Here::forward(walk.params, table, walk.x, walk.inputs, y, step.number,
                       walk.state)) {
      return false;
    }
    if (!in_place) {
      walk.target = walk.other;
      walk.other = y;
    }
    if (Here::kHasState) walk.state.here += state_bytes(step.number);
    walk.x = y;
    walk.inputs = Here::outputs(walk.inputs, step.number);
    walk.first = false;
    return true;
  }

 private:
  static Bytes state_bytes(uint16_t number) {
    constexpr uint32_t kUnit = detail::StateAlignment<Value>::value;
    return static_cast<Bytes>((Here::state_bytes(number) + kUnit - 1) / kUnit * kUnit);
  }
};

}  // namespace persist
}  // namespace thimble
