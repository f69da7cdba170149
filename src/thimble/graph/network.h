// SPDX-License-Identifier: MIT
// A network is a number format, an input and layers: everything but where parameters
// live.
#pragma once

#include "../layers/input.h"
#include "../platform/detect.h"
#include "chain.h"

namespace thimble {

template <class Number, class In, class... Layers>
struct Network {
  static_assert(sizeof...(Layers) > 0,
                "Network: name at least one layer behind the input");
  using Graph = graph::Chain<Number, In::kSize, true, Layers...>;
  using Format = Number;

  static constexpr uint16_t kInputs = In::kSize;
  static constexpr uint16_t kOutputs = Graph::kOutputs;
  // Weights and biases, without the tables and multipliers that go with them.
  static constexpr uint32_t kParameters = Graph::kParameters;
  static constexpr uint32_t kMacs = Graph::kMacs;
  static constexpr uint32_t kTableBytes = UINT32_C(256) * Graph::kTables;
  static constexpr uint32_t kParameterBytes = kTableBytes + Graph::kParameterBytes;
  // Elements of the parameter array: numbers for a float format, bytes for Int8.
  static constexpr uint32_t kParameterCount =
      kParameterBytes / sizeof(typename Number::Parameter);
  static constexpr bool kPushed = In::kPushed;
};

namespace detail {

template <class Number>
struct IsNumber {
  template <class N>
  static char probe(typename N::Value*, typename N::Parameter*, typename N::Sum*);
  template <class N>
  static long probe(...);
  static constexpr bool value = sizeof(probe<Number>(0, 0, 0)) == 1;
};

template <class In>
struct IsInput {
  static constexpr bool value = false;
};
template <uint16_t... Sizes>
struct IsInput<Input<Sizes...>> {
  static constexpr bool value = true;
};
template <uint16_t... Sizes>
struct IsInput<PushedInput<Sizes...>> {
  static constexpr bool value = true;
};

}  // namespace detail
}  // namespace thimble
