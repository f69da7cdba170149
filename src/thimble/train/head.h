// SPDX-License-Identifier: MIT
// The end of a network and its loss: outputs become deltas, in place.
//
//   forward(params, x, kept)    the last stage, with or without its activation
//   judge(x, kept, target)      the loss; the outputs become the derivatives by the sums
#pragma once

#include "losses.h"
#include "stage.h"

namespace thimble {
namespace train {

// Which head a number format gets, and what its loss is counted in.
template <class Number, class Loss, class Stage, class Layer>
struct HeadOf;

// Losses that go output by output.
template <class Loss, class Stage, class Layer>
struct Head {
  using T = typename Stage::T;

  static void forward(const T* params, const T* x, T* kept) {
    Stage::forward(params, x, kept);
  }
  static T judge(const T* x, T* kept, const T* target) {
    T* y = Stage::outputs(x, kept);
    T loss = T(0);
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      loss += Loss::of(y[i], target[i]);
      const T delta = Loss::derivative(y[i], target[i]) * Stage::slope(kept, i);
      y[i] = Loss::kMean ? delta * kShare : delta;
    }
    return Loss::kMean ? loss * kShare : loss;
  }

 private:
  static constexpr T kShare = T(1) / T(Stage::kOutputs);
};

template <class Loss, class Stage>
struct Head<Loss, Stage, Softmax> {
  using T = typename Stage::T;

  static void forward(const T* params, const T* x, T* kept) {
    Stage::forward(params, x, kept);
  }
  // Derivatives by y are computed twice, which saves the memory for them.
  static T judge(const T* x, T* kept, const T* target) {
    T* y = Stage::outputs(x, kept);
    T loss = T(0), sum = T(0);
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      loss += Loss::of(y[i], target[i]);
      sum += Loss::derivative(y[i], target[i]) * y[i];
    }
    const T share = Loss::kMean ? T(1) / T(Stage::kOutputs) : T(1);
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      y[i] = share * y[i] * (Loss::derivative(y[i], target[i]) - sum);
    }
    return loss * share;
  }
};

template <class Stage, class Layer>
struct Head<BinaryCrossEntropy, Stage, Layer> {
  static_assert(
      detail::Never<Layer>::value,
      "Trainer: BinaryCrossEntropy needs outputs that are probabilities: let the "
      "last layer be Dense<n, Sigmoid>");
};

template <class Stage>
struct Head<BinaryCrossEntropy, Stage, Softmax> : Head<BinaryCrossEntropy, Stage, void> {
};

template <class Stage, uint16_t Units, class Bias>
struct Head<BinaryCrossEntropy, Stage, Dense<Units, Sigmoid, Bias>> {
  using T = typename Stage::T;

  static void forward(const T* params, const T* x, T* kept) {
    Stage::sums(params, x, kept);
  }
  static T judge(const T* x, T* kept, const T* target) {
    T* z = Stage::outputs(x, kept);
    const T share = T(1) / T(Units);
    T loss = T(0);
    for (uint16_t i = 0; i < Units; ++i) {
      loss += BinaryCrossEntropy::of_sum(z[i], target[i]);
      const T delta = BinaryCrossEntropy::derivative_of_sum(z[i], target[i]);
      z[i] = Units == 1 ? delta : delta * share;
    }
    return Units == 1 ? loss : loss * share;
  }
};

// Both kinds of targets.
template <class Loss, class Stage, class Layer>
struct CategoricalHead {
  static_assert(
      detail::Never<Layer>::value,
      "Trainer: CategoricalCrossEntropy needs outputs that are shares of 1: let "
      "the last layer be Softmax");
};
template <class Loss, class Stage>
struct CategoricalHead<Loss, Stage, Softmax> {
  using T = typename Stage::T;

  static void forward(const T* params, const T* x, T* kept) {
    Stage::sums(params, x, kept);
  }
  static T judge(const T* x, T* kept, typename Loss::template Target<T> target) {
    return Loss::through_softmax(Stage::outputs(x, kept), target, Stage::kOutputs);
  }
};
template <class Stage, class Layer>
struct Head<CategoricalCrossEntropy, Stage, Layer>
    : CategoricalHead<CategoricalCrossEntropy, Stage, Layer> {};
template <class Stage, class Layer>
struct Head<SparseCategoricalCrossEntropy, Stage, Layer>
    : CategoricalHead<SparseCategoricalCrossEntropy, Stage, Layer> {};
template <class Stage>
struct Head<CategoricalCrossEntropy, Stage, Softmax>
    : CategoricalHead<CategoricalCrossEntropy, Stage, Softmax> {};
template <class Stage>
struct Head<SparseCategoricalCrossEntropy, Stage, Softmax>
    : CategoricalHead<SparseCategoricalCrossEntropy, Stage, Softmax> {};

template <class Number, class Loss, class Stage, class Layer>
struct HeadOf {
  using Type = Head<Loss, Stage, Layer>;
  using Value = typename Number::Value;
};

}  // namespace train
}  // namespace thimble
