// SPDX-License-Identifier: MIT
// The means of the losses that a network has summed up.
#pragma once

#include "individual.h"

namespace thimble {
namespace compat {

template <class C, class Layer, class Network>
class Losses : public Individual<C, Layer, Network> {
 public:
  using typename Individual<C, Layer, Network>::Value;

  // Each is the mean since its last call, over outputs and samples.
  Value getMeanSqrdError(unsigned int samples) {
    static_assert(C::kMse || detail::Never<Network>::value,
                  "getMeanSqrdError: write #define MEAN_SQUARED_ERROR, or clear "
                  "0B00000010 (DISABLE_MSE) in _1_OPTIMIZE");
    return loss(this->sumSquaredError, this->MeanSqrdError, samples);
  }
  Value getBinaryCrossEntropy(unsigned int samples) {
    static_assert(C::kBce || detail::Never<Network>::value,
                  "getBinaryCrossEntropy: write #define BINARY_CROSS_ENTROPY");
    return loss(this->sumOfBinaryCrossEntropy, this->BinaryCrossEntropy, samples);
  }
  Value getCategoricalCrossEntropy(unsigned int samples) {
    static_assert(C::kCce || detail::Never<Network>::value,
                  "getCategoricalCrossEntropy: write #define CATEGORICAL_CROSS_ENTROPY");
    return loss(this->sumOfCategoricalCrossEntropy, this->CategoricalCrossEntropy,
                samples);
  }

  // mean = sum / (outputs samples), and the sum begins again.
  Value loss(Value& sum, Value& mean, unsigned int samples) {
    if (this->layers == nullptr || samples == 0) return mean = sum = 0;
    const Layer& last = this->layers[this->numberOflayers - 1];
    mean =
        sum / (static_cast<Value>(last._numberOfOutputs) * static_cast<Value>(samples));
    sum = 0;
    return mean;
  }
};

}  // namespace compat
}  // namespace thimble
