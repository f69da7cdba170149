// SPDX-License-Identifier: MIT
// Parts a network into the layers in front that only run and those behind that learn.
#pragma once

#include "../graph/chain.h"
#include "../layers/frozen.h"
#include "../layers/recurrent/every.h"
#include "chain.h"
#include "inside.h"

namespace thimble {
namespace train {

template <class...>
struct List {};

// Whether a layer only runs, if all in front of it do.
template <class Layer>
struct OnlyRuns {
  static constexpr bool value = false;
};
template <class Layer>
struct OnlyRuns<Frozen<Layer>> {
  static constexpr bool value = true;
};
template <uint16_t N>
struct OnlyRuns<LastOf<N>> {
  static constexpr bool value = true;
};
template <uint16_t N>
struct OnlyRuns<Every<N>> {
  static constexpr bool value = true;
};

// The layers in front, run in the buffer of the model as the model itself would.
template <class Number, uint16_t Inputs, class... Layers>
struct FrontChain {
  using Chain = graph::Chain<Number, Inputs, true, Layers...>;
  using T = typename Number::Value;
  static constexpr uint16_t kOutputs = Chain::kOutputs;

  template <class Model>
  static const T* run(Model& model, const T* x) {
    auto& memory = detail::Inside::memory(model);
    auto params = detail::Inside::reader(model);
    return Chain::run(params, params, x, memory.target(), memory.other(), memory.state());
  }
};
template <class Number, uint16_t Inputs>
struct FrontChain<Number, Inputs> {
  using T = typename Number::Value;
  static constexpr uint16_t kOutputs = Inputs;

  template <class Model>
  static const T* run(Model&, const T* x) {
    return x;
  }
};

template <bool kFront, class Before, class... Layers>
struct DivideAt;

template <class Before, class... Layers>
struct Divide {
  static_assert(detail::Never<Before>::value,
                "Trainer: every layer of this network is Frozen: leave at least the last "
                "one to learn");
};
template <class Before, class Layer, class... Rest>
struct Divide<Before, Layer, Rest...>
    : DivideAt<OnlyRuns<Layer>::value, Before, Layer, Rest...> {};

template <class... Before, class Layer, class... Rest>
struct DivideAt<true, List<Before...>, Layer, Rest...>
    : Divide<List<Before..., Layer>, Rest...> {};

template <class... Before, class... Layers>
struct DivideAt<false, List<Before...>, Layers...> {
  static constexpr bool kHasFront = sizeof...(Before) > 0;
  template <class Number, uint16_t Inputs>
  using Front = FrontChain<Number, Inputs, Before...>;
  template <class Number, class Loss, uint16_t Window, uint16_t Inputs>
  using Learning = Chain<Number, Loss, Window, Inputs, false, Layers...>;
};

}  // namespace train
}  // namespace thimble
