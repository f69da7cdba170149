// SPDX-License-Identifier: MIT
// Products of 16-bit inputs and 8-bit weights on 32-bit cores, in C++, for Portable.
//
// One input serves four weights and all sums stay in registers.
#pragma once

#include "../../platform/detect.h"
#include "../../storage/stored_array.h"
#include "../../support/traits.h"

#if THIMBLE_WIDE

namespace thimble {
namespace kernels {
namespace wide {

struct DotInt16 {
  static uint32_t common(const int16_t*, uint16_t) { return 0; }

  static THIMBLE_NOINLINE void four(const int16_t* x, const uint8_t* weights,
                                    uint32_t inputs, uint32_t* sums) {
    const int8_t* w = reinterpret_cast<const int8_t*>(weights);
    int32_t a = 0, b = 0, c = 0, d = 0;
    for (const int16_t* const end = x + inputs; x != end; ++x, w += 4) {
      const int32_t value = *x;
      // Sums may wrap before they fit again.
      a = add(a, value * w[0]);
      b = add(b, value * w[1]);
      c = add(c, value * w[2]);
      d = add(d, value * w[3]);
    }
    sums[0] += static_cast<uint32_t>(a);
    sums[1] += static_cast<uint32_t>(b);
    sums[2] += static_cast<uint32_t>(c);
    sums[3] += static_cast<uint32_t>(d);
  }
  static THIMBLE_NOINLINE void one(const int16_t* x, const uint8_t* weights,
                                   uint32_t inputs, uint32_t* sum) {
    uint32_t s = *sum;
    for (const int16_t* const end = x + inputs; x != end; ++x, ++weights) {
      s += static_cast<uint32_t>(*x * static_cast<int8_t>(*weights));
    }
    *sum = s;
  }

 private:
  static THIMBLE_INLINE int32_t add(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
  }
};

// For every medium with an address.
template <class Core>
struct ForAddressed {
  template <class Reader>
  struct Of : detail::Select<HasAddress<Reader>::value, Core, void> {};
};

}  // namespace wide
}  // namespace kernels
}  // namespace thimble

#endif
