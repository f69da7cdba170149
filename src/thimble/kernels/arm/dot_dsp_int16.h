// SPDX-License-Identifier: MIT
// Products of 16-bit inputs and 8-bit weights with SMLAD, for the layout ForCortexM4.
//
// A group of four inputs and its 16 weights take two loads of inputs, two that pair them
// as SXTB16 pairs weights, four loads of weights, 8 SXTB16 and 8 SMLAD: 1.6 a multiply-
// accumulate with the loop.
#pragma once

#include "../../platform/memory.h"
#include "../wide/dot_int16.h"

#if THIMBLE_ARM_DSP

namespace thimble {
namespace kernels {
namespace arm {

struct DotDspInt16 {
  static uint32_t common(const int16_t*, uint16_t) { return 0; }

  static THIMBLE_NOINLINE void four(const int16_t* x, const uint8_t* weights,
                                    uint32_t inputs, uint32_t* sums) {
    uint32_t a = sums[0], b = sums[1], c = sums[2], d = sums[3];
    while (inputs != 0) {
      const Four v = next(x, inputs);
      a = add(a, v, weights);
      b = add(b, v, weights + 4);
      c = add(c, v, weights + 8);
      d = add(d, v, weights + 12);
      weights += 16;
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
  }
  static THIMBLE_NOINLINE void one(const int16_t* x, const uint8_t* weights,
                                   uint32_t inputs, uint32_t* sum) {
    uint32_t s = *sum;
    while (inputs != 0) {
      const Four v = next(x, inputs);
      s = add(s, v, weights);
      weights += 4;
    }
    *sum = s;
  }

 private:
  struct Four {
    uint32_t even, odd;  // inputs 0 and 2, 1 and 3
  };

  // The next four inputs; the last ones count as 0.
  static THIMBLE_INLINE Four next(const int16_t*& x, uint32_t& inputs) {
    uint32_t first, second;
    if (inputs >= 4) {
      const uint8_t* const from = reinterpret_cast<const uint8_t*>(x);
      first = platform::Load<2>::at<uint32_t>(from);
      second = platform::Load<2>::at<uint32_t>(from + 4);
      x += 4;
      inputs -= 4;
    } else {
      first = static_cast<uint16_t>(x[0]);
      if (inputs > 1) first |= static_cast<uint32_t>(static_cast<uint16_t>(x[1])) << 16;
      second = inputs > 2 ? static_cast<uint16_t>(x[2]) : 0;
      inputs = 0;
    }
    Four v;
    asm("pkhbt %0, %1, %2, lsl #16" : "=r"(v.even) : "r"(first), "r"(second));
    asm("pkhtb %0, %1, %2, asr #16" : "=r"(v.odd) : "r"(second), "r"(first));
    return v;
  }
  static THIMBLE_INLINE uint32_t add(uint32_t sum, const Four& v,
                                     const uint8_t* weights) {
    const uint32_t word = platform::Load<4>::at<uint32_t>(weights);
    uint32_t even, odd;
    asm("sxtb16 %0, %1" : "=r"(even) : "r"(word));
    asm("sxtb16 %0, %1, ror #8" : "=r"(odd) : "r"(word));
    asm("smlad %0, %1, %2, %0" : "+r"(sum) : "r"(even), "r"(v.even) : "cc");
    asm("smlad %0, %1, %2, %0" : "+r"(sum) : "r"(odd), "r"(v.odd) : "cc");
    return sum;
  }
};

}  // namespace arm
}  // namespace kernels
}  // namespace thimble

#endif
