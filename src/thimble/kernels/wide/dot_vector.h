// SPDX-License-Identifier: MIT
// Float dot products in vectors of 16 bytes, which gcc and clang make of it at any level.
//
// Each lane sums every fourth (double: second) product.
#pragma once

#include <string.h>

#include "../../platform/detect.h"

#if THIMBLE_VECTOR

namespace thimble {
namespace kernels {
namespace wide {

struct DotVector {
  template <class T>
  struct Vector {
    typedef T Type __attribute__((vector_size(16)));
    static constexpr uint32_t kLanes = 16 / sizeof(T);

    static THIMBLE_INLINE Type load(const T* from) {
      Type vector;
      memcpy(&vector, from, sizeof vector);
      return vector;
    }
    static THIMBLE_INLINE T sum(const Type& vector) {
      T sum = vector[0];
      for (uint32_t k = 1; k < kLanes; ++k) sum += vector[k];
      return sum;
    }
  };

  template <class T>
  static void four(const T* x, const T* weights, uint32_t inputs, size_t stride,
                   T* sums) {
    using V = Vector<T>;
    typename V::Type a = {}, b = {}, c = {}, d = {};
    const uint32_t whole = inputs / V::kLanes * V::kLanes;
    const T* const row[4] = {weights, weights + stride, weights + 2 * stride,
                             weights + 3 * stride};
    for (size_t i = 0; i < whole; i += V::kLanes) {
      const typename V::Type v = V::load(x + i);
      a += v * V::load(row[0] + i);
      b += v * V::load(row[1] + i);
      c += v * V::load(row[2] + i);
      d += v * V::load(row[3] + i);
    }
    sums[0] += V::sum(a);
    sums[1] += V::sum(b);
    sums[2] += V::sum(c);
    sums[3] += V::sum(d);
    for (size_t i = whole; i < inputs; ++i) {
      for (uint32_t k = 0; k < 4; ++k) sums[k] += x[i] * row[k][i];
    }
  }

  template <class T>
  static void one(const T* x, const T* weights, uint32_t inputs, T* sum) {
    using V = Vector<T>;
    typename V::Type a = {};
    const uint32_t whole = inputs / V::kLanes * V::kLanes;
    for (size_t i = 0; i < whole; i += V::kLanes) {
      a += V::load(x + i) * V::load(weights + i);
    }
    *sum += V::sum(a);
    for (size_t i = whole; i < inputs; ++i) *sum += x[i] * weights[i];
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble

#endif
