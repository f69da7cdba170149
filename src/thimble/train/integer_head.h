// SPDX-License-Identifier: MIT
// The end of a network and its loss in Int16: outputs in 1/4096 become deltas in 1/16384,
// in place; the loss is in 1/4096.
//
// With e = y - t, n outputs and everything rounded to nearest and saturated:
//   HalfSquaredError           delta = (4 e) f'
//   MeanSquaredError           the same times 2 / n
//   BinaryCrossEntropy         delta = 4 e / n
//   (Sparse)CategoricalCrossEntropy    delta = 4 e
// The loss of a cross-entropy counts a share of the right class below 1/65536 as that.
#pragma once

#include "../kernels/train_q12.h"
#include "head.h"

namespace thimble {
namespace train {

inline int16_t difference16(int16_t y, int16_t t) {
  return numeric::saturate16(static_cast<int32_t>(y) - t);
}
inline int16_t four_times(int16_t e) {
  return numeric::saturate16(static_cast<int32_t>(e) * 4);
}

// Twice(loss) is what HalfSquaredError is to be multiplied with, times n.
template <class Loss, class Stage, class Layer>
struct IntegerHead {
  static_assert(detail::Never<Loss>::value,
                "Trainer: Int16 learns with HalfSquaredError, MeanSquaredError, "
                "BinaryCrossEntropy or (Sparse)CategoricalCrossEntropy");
};

template <class Stage, bool kMean>
struct IntegerSquares {
  static void forward(const int16_t* params, const int16_t* x, int16_t* kept) {
    Stage::forward(params, x, kept);
  }
  static int32_t judge(const int16_t* x, int16_t* kept, const int16_t* target) {
    int16_t* y = Stage::outputs(x, kept);
    uint32_t loss = 0;
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      const int16_t e = difference16(y[i], target[i]);
      loss += static_cast<uint32_t>(numeric::product16(e, e)) >> 13;
      const int16_t delta = numeric::ProductQ12::of(four_times(e), Stage::slope(kept, i));
      y[i] = kMean ? numeric::ProductQ12::of(delta, kShare) : delta;
    }
    return static_cast<int32_t>(kMean ? loss * 2 / Stage::kOutputs : loss);
  }

 private:
  static constexpr int16_t kShare = 2 * Int16::kOne / Stage::kOutputs;
};

template <class Stage, uint16_t Units, class Activation, class Bias>
struct IntegerHead<HalfSquaredError, Stage, Dense<Units, Activation, Bias>>
    : IntegerSquares<Stage, false> {};
template <class Stage, uint16_t Units, class Activation, class Bias>
struct IntegerHead<MeanSquaredError, Stage, Dense<Units, Activation, Bias>>
    : IntegerSquares<Stage, true> {};

// One output of BinaryCrossEntropy, or one class: target log share.
inline int32_t surprise(int16_t y, int16_t target) {
  const int32_t whole = numeric::minus_logarithm(static_cast<uint32_t>(y) << 4);
  return static_cast<int32_t>(static_cast<int64_t>(whole) * target / Int16::kOne);
}

template <class Stage, uint16_t Units, class Bias>
struct IntegerHead<BinaryCrossEntropy, Stage, Dense<Units, Sigmoid, Bias>> {
  static void forward(const int16_t* params, const int16_t* x, int16_t* kept) {
    Stage::forward(params, x, kept);
  }
  static int32_t judge(const int16_t* x, int16_t* kept, const int16_t* target) {
    int16_t* y = Stage::outputs(x, kept);
    int32_t loss = 0;
    for (uint16_t i = 0; i < Units; ++i) {
      loss += surprise(y[i], target[i]) +
              surprise(static_cast<int16_t>(Int16::kOne - y[i]),
                       static_cast<int16_t>(Int16::kOne - target[i]));
      const int16_t delta = four_times(difference16(y[i], target[i]));
      y[i] = Units == 1 ? delta : numeric::ProductQ12::of(delta, kShare);
    }
    return loss / Units;
  }

 private:
  static constexpr int16_t kShare = Int16::kOne / Units;
};

template <class Stage>
struct IntegerHead<CategoricalCrossEntropy, Stage, Softmax> {
  static void forward(const int16_t* params, const int16_t* x, int16_t* kept) {
    Stage::forward(params, x, kept);
  }
  static int32_t judge(const int16_t* x, int16_t* kept, const int16_t* target) {
    int16_t* y = Stage::outputs(x, kept);
    int32_t loss = 0;
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      loss += surprise(y[i], target[i]);
      y[i] = four_times(difference16(y[i], target[i]));
    }
    return loss;
  }
};
template <class Stage>
struct IntegerHead<SparseCategoricalCrossEntropy, Stage, Softmax> {
  static void forward(const int16_t* params, const int16_t* x, int16_t* kept) {
    Stage::forward(params, x, kept);
  }
  static int32_t judge(const int16_t* x, int16_t* kept, uint16_t right) {
    int16_t* y = Stage::outputs(x, kept);
    const int32_t loss = surprise(y[right], Int16::kOne);
    for (uint16_t i = 0; i < Stage::kOutputs; ++i) {
      y[i] = four_times(difference16(y[i], i == right ? Int16::kOne : 0));
    }
    return loss;
  }
};

template <class Loss, class Stage, class Layer>
struct HeadOf<Int16, Loss, Stage, Layer> {
  using Type = IntegerHead<Loss, Stage, Layer>;
  using Value = int32_t;
};

}  // namespace train
}  // namespace thimble
