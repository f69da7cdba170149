// SPDX-License-Identifier: MIT
// y += a x in vectors of 16 bytes, which gcc and clang make of it at any level.
//
// Each value is what the plain loop gives, to the bit where neither fuses multiplication
// and addition.
#pragma once

#include "dot_vector.h"

#if THIMBLE_VECTOR

namespace thimble {
namespace kernels {
namespace wide {

template <class T>
struct TrainVector {
  static void add_scaled(T* y, T a, const T* x, uint16_t n) {
    using V = DotVector::Vector<T>;
    const size_t whole = n / (2 * V::kLanes) * (2 * V::kLanes);
    for (size_t i = 0; i < whole; i += 2 * V::kLanes) {
      store(y + i, V::load(y + i) + a * V::load(x + i));
      store(y + i + V::kLanes,
            V::load(y + i + V::kLanes) + a * V::load(x + i + V::kLanes));
    }
    for (size_t i = whole; i < n; ++i) y[i] += a * x[i];
  }

 private:
  template <class Vector>
  static THIMBLE_INLINE void store(T* to, const Vector& vector) {
    memcpy(to, &vector, sizeof vector);
  }
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble

#endif
