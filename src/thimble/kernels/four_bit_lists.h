// SPDX-License-Identifier: MIT
// The packing of FourBit weights as lists of inputs by magnitude.
//
// Of a byte b of FourBit (packings.h) the halves h and l make two rows, h - 8 and l - 8,
// from -8 to 7. For each row come the inputs of level -8, -7, ... -1, then those of 7, 6,
// ... 1: a byte that counts them and a byte for each. A sum that is never set back, and
// added once a level, counts each input as often as its level is high:
//   high = sum_i x (h - 8)      low = sum_i x (l - 8)
// and the units get 16 high + low + 8 sum_i x and 16 low + high + 8 sum_i x.
#pragma once

#include "../support/traits.h"
#include "packings.h"

namespace thimble {
namespace kernels {

template <uint32_t Entries>
struct ListPairs {
  static constexpr uint8_t kUnits = 2;
  static constexpr uint8_t kNegative = 8, kPositive = 7;

  // What a list says of one input is not found without reading all lists.
  template <class Size>
  static constexpr Size bytes(uint16_t, uint8_t) {
    static_assert(detail::Never<Size>::value,
                  "Dense: FourBitLists needs all inputs at once; for pushed inputs take "
                  "FourBit, which gives the same results");
    return 0;
  }
  template <class Reader>
  static int8_t weight(const Reader&, uint16_t, uint16_t, uint8_t, uint8_t) {
    return 0;
  }
  static constexpr uint32_t layer_bytes(uint16_t, uint16_t units) {
    return Entries + (units + UINT32_C(1)) / 2 * 2 * (kNegative + kPositive);
  }

  template <class In, class Reader>
  static THIMBLE_INLINE void add(Reader& params, const int8_t* x, uint16_t inputs,
                                 int32_t* sums, uint8_t) {
    const int32_t high = row<In>(params, x);
    const int32_t low = row<In>(params, x);
    int32_t all = 0;
    for (; inputs != 0; --inputs) all += In::input(*x++);
    sums[0] += 16 * high + low + 8 * all;
    sums[1] += 16 * low + high + 8 * all;
  }

 private:
  template <class In, class Reader>
  static THIMBLE_NOINLINE int32_t row(Reader& params, const int8_t* x) {
    const int32_t negative = levels<In>(params, x, kNegative);
    return levels<In>(params, x, kPositive) - negative;
  }
  template <class In, class Reader>
  static THIMBLE_INLINE int32_t levels(Reader& params, const int8_t* x, uint8_t left) {
    int32_t total = 0, sum = 0;
    for (; left != 0; --left) {
      for (uint8_t entries = params.template next<uint8_t>(); entries != 0; --entries) {
        sum += In::input(x[params.template next<uint8_t>()]);
      }
      total += sum;
    }
    return total;
  }
};

}  // namespace kernels
}  // namespace thimble
