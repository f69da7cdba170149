// SPDX-License-Identifier: MIT
// Dense in floating point with biases in an array of their own, not among the weights.
//
// UnitBiasIn<R> and SharedBiasIn<R> take the place of UnitBias and SharedBias; the
// layer's reader is then Apart<R>, which carries the cursor of the biases with it.
#pragma once

#include "dense_float.h"

namespace thimble {
namespace kernels {

template <class Reader>
struct UnitBiasIn {};
template <class Reader>
struct SharedBiasIn {};

template <class Reader>
struct Apart : Reader {
  Apart(const Reader& weights, const Reader& of_biases)
      : Reader(weights), biases(of_biases) {}
  Reader biases;
};

template <class T, class R>
class BiasSource<T, UnitBiasIn<R>> {
 public:
  template <class Reader>
  explicit BiasSource(Reader& params) : biases_(params.biases) {}
  template <class Reader>
  T next(Reader&) const {
    return biases_.template next<T>();
  }
  static constexpr uint32_t count(uint16_t) { return 0; }

 private:
  mutable R biases_;
};

template <class T, class R>
class BiasSource<T, SharedBiasIn<R>> {
 public:
  template <class Reader>
  explicit BiasSource(Reader& params) : bias_(params.biases.template at<T>(0)) {}
  template <class Reader>
  T next(Reader&) const {
    return bias_;
  }
  static constexpr uint32_t count(uint16_t) { return 0; }

 private:
  T bias_;
};

}  // namespace kernels
}  // namespace thimble
