// SPDX-License-Identifier: MIT
// Float dense on cores with an FPU: four rows of the plain order share the loads of x.
//
// A Core is a struct with
//   four(x, weights, inputs, stride, sums)   adds the dot products of four rows, `stride`
//                                            numbers apart, to the sums
//   one(x, weights, inputs, sum)             the same for one row
// It may fuse multiplication and addition and may add up in another order than the plain
// kernel of dense_float.h: both stay within n 2^-24 sum |x w| of the exact sum.
#pragma once

#include "../../storage/ram.h"
#include "../dense_float.h"

namespace thimble {
namespace kernels {
namespace wide {

template <class T, class Core>
struct DenseFloat : kernels::DenseFloat<T> {
  using Plain = kernels::DenseFloat<T>;

  template <class Activation, class Bias, class Reader>
  static void forward(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units) {
    run<Activation, Bias>(params, x, inputs, y, units, 0);
  }

 private:
  // Storages that are plain memory have an address; the others take the plain kernel.
  template <class Activation, class Bias, class Reader>
  static auto run(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units, int)
      -> decltype(params.move_to(params.address())) {
    const T* const end = layer<Activation, Bias>(
        params, reinterpret_cast<const T*>(params.address()), x, inputs, y, units);
    params.move_to(reinterpret_cast<const uint8_t*>(end));
  }
  template <class Activation, class Bias, class Reader>
  static void run(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units,
                  long) {
    Plain::template forward<Activation, Bias>(params, x, inputs, y, units);
  }

  template <class Activation, class Bias, class Reader>
  static const T* layer(Reader& head, const T* rows, const T* x, uint32_t inputs, T* y,
                        uint32_t units) {
    using Biases = BiasSource<T, Bias>;
    const Biases bias(head);
    // What stands before all rows, and in a row before its weights.
    constexpr uint32_t kBefore = Biases::count(0);
    constexpr uint32_t kInRow = Biases::count(1) - kBefore;
    const uint32_t stride = inputs + kInRow;
    rows += kBefore;
    for (; units >= 4; units -= 4) {
      T sums[4];
      for (uint8_t k = 0; k < 4; ++k) sums[k] = first(bias, rows + k * stride);
      Core::four(x, rows + kInRow, inputs, stride, sums);
      for (uint8_t k = 0; k < 4; ++k) *y++ = Activation::forward(sums[k]);
      rows += 4 * stride;
    }
    for (; units != 0; --units) {
      T sum = first(bias, rows);
      Core::one(x, rows + kInRow, inputs, &sum);
      *y++ = Activation::forward(sum);
      rows += stride;
    }
    return rows;
  }

  template <class Biases>
  static THIMBLE_INLINE T first(const Biases& bias, const T* row) {
    Ram::Reader reader(row);
    return bias.next(reader);
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble
