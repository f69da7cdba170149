// SPDX-License-Identifier: MIT
// The packings of weights below eight bits: what their bytes stand for.
//
// A packing is a struct with
//   kUnits                    units of a block; the last one of a layer may have fewer
//   bytes<Size>(inputs, width)  of the weights of a block of `width` units
//   add<In>(params, x, inputs, sums, width)
//                             reads them and adds all products to the sums; In::input(x)
//                             is what an input counts
//   weight(params, inputs, i, width, k)
//                             the weight of unit k for input i; params stands at the
//                             block
#pragma once

#include <stddef.h>

#include "../platform/detect.h"

namespace thimble {
namespace kernels {

// For each input one byte b for each pair of units: their weights are b - 128 and, with
// the halves of b swapped, again minus 128. Each unit owns the upper half of its weight;
// the lower one is the other unit's, and the converter has chosen b knowing that.
template <uint8_t kPairs>
struct FourBitPairs {
  static constexpr uint8_t kUnits = 2 * kPairs;

  template <class Size>
  static constexpr Size bytes(uint16_t inputs, uint8_t width) {
    return static_cast<Size>(inputs) * ((width + 1u) >> 1);
  }

  template <class In, class Reader>
  static THIMBLE_INLINE void add(Reader& params, const int8_t* x, uint16_t inputs,
                                 int32_t* sums, uint8_t width) {
    int32_t a = 0, b = 0, c = 0, d = 0;
    for (; inputs != 0; --inputs) {
      const int16_t value = In::input(*x++);
      const uint8_t one = params.template next<uint8_t>();
      a += product(value, first(one));
      b += product(value, second(one));
      if (width <= 2) continue;
      const uint8_t two = params.template next<uint8_t>();
      c += product(value, first(two));
      d += product(value, second(two));
    }
    sums[0] += a;
    sums[1] += b;
    if (kPairs == 1) return;
    sums[kUnits - 2] += c;
    sums[kUnits - 1] += d;
  }

  template <class Reader>
  static int8_t weight(Reader params, uint16_t, uint16_t i, uint8_t width, uint8_t k) {
    params.skip(static_cast<size_t>(i) * ((width + 1u) >> 1) + (k >> 1));
    const uint8_t byte = params.template next<uint8_t>();
    return k & 1 ? second(byte) : first(byte);
  }

 private:
  static THIMBLE_INLINE int8_t first(uint8_t byte) {
    return static_cast<int8_t>(byte ^ 0x80);
  }
  static THIMBLE_INLINE int8_t second(uint8_t byte) {
    return first(static_cast<uint8_t>(byte << 4 | byte >> 4));
  }
  // At most 255 * 128: fits 16 bits.
  static THIMBLE_INLINE int16_t product(int16_t value, int8_t weight) {
    return static_cast<int16_t>(value * weight);
  }
};

// For each input kPlanes bytes; bit k of each belongs to unit k. A weight is -1 and, for
// each bit that is set, 2 / kPlanes more.
template <uint8_t kPlanes>
struct BitPlanes {
  static constexpr uint8_t kUnits = 8;
  static constexpr uint8_t kStep = 2 / kPlanes;

  template <class Size>
  static constexpr Size bytes(uint16_t inputs, uint8_t width) {
    return width == 0 ? 0 : static_cast<Size>(inputs) * kPlanes;
  }

  template <class In, class Reader>
  static THIMBLE_INLINE void add(Reader& params, const int8_t* x, uint16_t inputs,
                                 int32_t* sums, uint8_t) {
    int32_t all = 0;
    for (; inputs != 0; --inputs) {
      const int16_t value = In::input(*x++);
      all += value;
      for (uint8_t plane = 0; plane < kPlanes; ++plane) {
        uint8_t bits = params.template next<uint8_t>();
        for (int32_t* sum = sums; bits != 0; bits = static_cast<uint8_t>(bits >> 1)) {
          if (bits & 1) *sum += kStep * value;
          ++sum;
        }
      }
    }
    for (uint8_t k = 0; k < kUnits; ++k) sums[k] -= all;
  }

  template <class Reader>
  static int8_t weight(Reader params, uint16_t, uint16_t i, uint8_t, uint8_t k) {
    params.skip(static_cast<size_t>(i) * kPlanes);
    int8_t weight = -1;
    for (uint8_t plane = 0; plane < kPlanes; ++plane) {
      if (params.template next<uint8_t>() >> k & 1) {
        weight = static_cast<int8_t>(weight + kStep);
      }
    }
    return weight;
  }
};

using TernaryPlanes = BitPlanes<2>;
using BinaryPlane = BitPlanes<1>;

}  // namespace kernels
}  // namespace thimble
