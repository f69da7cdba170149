// SPDX-License-Identifier: MIT
// Walks the layer list at compile time: shapes, the two buffer areas, the forward pass.
//
// Two areas swap roles from layer to layer: one is written, the other was written before
// and is now read. A layer that works in place keeps them as they are. kTargetBytes is
// the widest value the area written next ever holds, kOtherBytes that of the other one,
// so their sum is exact and not "twice the widest layer". A layer's scratch lies behind
// its output. States have an area of their own, in which they stand layer by layer.
#pragma once

#include "../layers/state.h"
#include "../platform/detect.h"
#include "../storage/split.h"
#include "../support/traits.h"

namespace thimble {
namespace graph {

template <class Number, uint16_t Inputs, bool kFirst, class... Layers>
struct Chain;

template <class Number, uint16_t Inputs, bool kFirst>
struct Chain<Number, Inputs, kFirst> {
  using Value = typename Number::Value;
  static constexpr uint16_t kOutputs = Inputs;
  static constexpr uint32_t kParameters = 0, kParameterBytes = 0, kMacs = 0;
  static constexpr uint32_t kTargetBytes = 0, kOtherBytes = 0, kStateBytes = 0;
  static constexpr uint32_t kFrozen = 0;
  static constexpr uint16_t kTables = 0;

  template <class Reader>
  static THIMBLE_INLINE const Value* run(Reader&, const Reader&, const Value* x, Value*,
                                         Value*, State) {
    return x;
  }
};

template <class Number, uint16_t Inputs, bool kFirst, class Layer, class... Rest>
struct Chain<Number, Inputs, kFirst, Layer, Rest...> {
  using Value = typename Number::Value;
  using Here = typename Layer::template Bind<Number, Inputs>;
  using Kept = detail::StateOf<Here>;
  using Next = Chain<Number, Here::kOutputs, false, Rest...>;

  static constexpr bool kInPlace = Here::kInPlace && !kFirst;
  static constexpr uint32_t kOutputBytes =
      static_cast<uint32_t>(Here::kOutputs) * sizeof(Value) + Kept::kScratchBytes;
  static constexpr uint32_t kOwnStateBytes = detail::state_bytes<Here, Value>();
  static constexpr uint32_t kStateBytes = kOwnStateBytes + Next::kStateBytes;
  static constexpr uint16_t kOutputs = Next::kOutputs;
  static constexpr uint32_t kParameters = Here::kParameters + Next::kParameters;
  static constexpr uint32_t kParameterBytes =
      Here::kParameterBytes + Next::kParameterBytes;
  static constexpr uint32_t kMacs = Here::kMacs + Next::kMacs;
  // Parameters of Frozen layers.
  static constexpr uint32_t kFrozen =
      Next::kFrozen + (detail::IsFrozen<Here>::value ? Here::kParameters : 0);
  static constexpr uint16_t kTables =
      static_cast<uint16_t>(detail::larger_of(Here::kTables, Next::kTables));
  static constexpr uint32_t kTargetBytes =
      kInPlace ? Next::kTargetBytes : detail::larger_of(kOutputBytes, Next::kOtherBytes);
  static constexpr uint32_t kOtherBytes =
      kInPlace ? detail::larger_of(kOutputBytes, Next::kOtherBytes) : Next::kTargetBytes;

  // x lies in `other`, except the input of the first layer, which is the caller's. Null
  // if a layer lets nothing pass.
  template <class Reader>
  static THIMBLE_INLINE const Value* run(Reader& params, const Reader& tables,
                                         const Value* x, Value* target, Value* other,
                                         State state = State()) {
    using Part = detail::PartFor<Here, Reader>;
    if (!Kept::forward(Part::of(params), Part::of(tables), x, kInPlace ? other : target,
                       state)) {
      return 0;
    }
    return after_first(params, tables, target, other, state);
  }

  // What is left when this layer has written its output.
  template <class Reader>
  static THIMBLE_INLINE const Value* after_first(Reader& params, const Reader& tables,
                                                 Value* target, Value* other,
                                                 State state = State()) {
    state.here += kOwnStateBytes;
    return kInPlace ? Next::run(params, tables, other, target, other, state)
                    : Next::run(params, tables, target, other, target, state);
  }
};

}  // namespace graph
}  // namespace thimble
