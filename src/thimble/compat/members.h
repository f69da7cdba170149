// SPDX-License-Identifier: MIT
// The public variables of a network, each there only when its option is: what is not
// there takes no memory.
#pragma once

#include <stdint.h>

#include "../support/traits.h"
#include "functions.h"
#include "kinds.h"

namespace thimble {
namespace compat {

// The whole of the weights and a cursor that runs through them.
template <class C, bool Has>
struct FlatWeights {
  void rewind_weights() {}
};
template <class C>
struct FlatWeights<C, true> {
  typename C::Parameter* weights = nullptr;
  unsigned int i_j = 0;
  void rewind_weights() { i_j = 0; }
};

template <class C, bool Has>
struct ChosenFunctions {
  void rewind_functions() {}
};
template <class C>
struct ChosenFunctions<C, true> {
  uint8_t* ActFunctionPerLayer = nullptr;
  unsigned int AtlayerIndex = 0;
  void rewind_functions() { AtlayerIndex = 0; }
};

template <class C, bool Has>
struct WeightRate {};
template <class C>
struct WeightRate<C, true> {
  typename C::Value LearningRateOfWeights = typename C::Value(0.33);
};
template <class C, bool Has>
struct BiasRate {};
template <class C>
struct BiasRate<C, true> {
  typename C::Value LearningRateOfBiases = typename C::Value(0.066);
};

template <class C, bool Has>
struct SquaredErrors {};
template <class C>
struct SquaredErrors<C, true> {
  typename C::Value sumSquaredError = 0;
  typename C::Value MeanSqrdError = 0;
};
template <class C, bool Has>
struct BinaryEntropies {};
template <class C>
struct BinaryEntropies<C, true> {
  typename C::Value sumOfBinaryCrossEntropy = 0;
  typename C::Value BinaryCrossEntropy = 0;
};
template <class C, bool Has>
struct CategoricalEntropies {};
template <class C>
struct CategoricalEntropies<C, true> {
  typename C::Value sumOfCategoricalCrossEntropy = 0;
  typename C::Value CategoricalCrossEntropy = 0;
};

// The constants of activations.
template <class C, bool Has>
struct LeakyConstant {};
template <class C>
struct LeakyConstant<C, true> {
  typename C::Value AlphaLeaky = typename C::Value(0.01);
};
template <class C, bool Has>
struct EluConstant {};
template <class C>
struct EluConstant<C, true> {
  typename C::Value AlphaELU = 1;
};
template <class C, bool Has>
struct SeluConstants {};
template <class C>
struct SeluConstants<C, true> {
  typename C::Value AlphaSELU = typename C::Value(1.67326324235437728481);
  typename C::Value LamdaSELU = typename C::Value(1.05070098735548049342);
};
template <class C, bool Has>
struct SoftmaxSum {};
template <class C>
struct SoftmaxSum<C, true> {
  typename C::Value sumOfSoftmax = 0;
};

// Whether the parameters are the sketch's own and const.
template <class C, bool Has>
struct Constness {
  void set_constant() {}
};
template <class C>
struct Constness<C, true> {
  void set_constant() { is_constant_ = true; }

 protected:
  bool is_constant_ = false;
};

// Where recurrent layers work, and the steps of a network from many to one.
template <class C, bool Has>
struct JoinedValues {};
template <class C>
struct JoinedValues<C, true> {
  typename C::Value* joined_ = nullptr;
  unsigned int widest_ = 0;
};
template <class C, bool Has>
struct Timesteps {
  void set_time(uint8_t, uint8_t) {}
};
template <class C>
struct Timesteps<C, true> {
  uint8_t threshold_ = 1, at_index_ = 0, steps_ = 0;
  void set_time(uint8_t threshold, uint8_t at_index) {
    threshold_ = threshold;
    at_index_ = at_index;
  }
};

template <class C>
struct Members : FlatWeights<C, C::kFlatWeights>,
                 Constness<C, C::kTrains || C::kClimbs>,
                 JoinedValues<C, C::kRecurrent>,
                 Timesteps<C, C::kThreshold>,
                 ChosenFunctions<C, C::kHasBytes>,
                 WeightRate<C, C::kTrains || C::kClimbs>,
                 BiasRate<C, (C::kTrains || C::kClimbs) && C::kBiases != Biases::kNone>,
                 SquaredErrors<C, C::kMse>,
                 BinaryEntropies<C, C::kBce>,
                 CategoricalEntropies<C, C::kCce>,
                 LeakyConstant<C, has_function(C::kFunctions, 3)>,
                 EluConstant<C, has_function(C::kFunctions, 4)>,
                 SeluConstants<C, has_function(C::kFunctions, 5)>,
                 SoftmaxSum<C, has_function(C::kFunctions, kSoftmax)> {};

}  // namespace compat
}  // namespace thimble
