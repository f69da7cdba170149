// SPDX-License-Identifier: MIT
// Dense with float values and plain rows of integer weights, in no memory but that of its
// outputs and a few mantissas at a time.
//
//   y[o] = sum_i x[i] w[o][i]
// The inputs come in pieces, down to one value, each with an exponent of its own
// (numeric/block_float.h): begin(), add() for each piece, finish(). In between y holds
// sums; what they are is up to the core. Which kernel a core gets is at the end.
#pragma once

#include "avr/block_dense.h"
#include "block_sum.h"

namespace thimble {
namespace kernels {

// Sums are floats.
template <class Weight>
struct BlockDense {
  // What the exponent of the sums is at first, and how many inputs make a piece.
  using Exponent = uint8_t;
  static constexpr uint16_t kPiece = 64;

  static Exponent begin(uint16_t, float* y, uint16_t units) {
    for (; units != 0; --units) *y++ = 0;
    return kNone;
  }

  // Inputs `from` to `from` + n - 1; rows are `stride` bytes apart. m has room for n, and
  // may be the memory of x.
  template <class Reader>
  static void add(Reader rows, uint16_t stride, uint16_t from, const float* x, uint16_t n,
                  numeric::Mantissa* m, float* y, uint16_t units, Exponent&) {
    const uint8_t exponent = numeric::BlockFloat::pack(x, n, m);
    rows.skip(from * static_cast<uint32_t>(sizeof(Weight)));
    for (; units != 0; --units) {
      Reader row = rows;
      *y++ += numeric::raised(BlockSum<Weight>::of(row, m, n), exponent);
      rows.skip(stride);
    }
  }
  // One input.
  template <class Reader>
  static void add_one(Reader rows, uint16_t stride, uint16_t from, float x, float* y,
                      uint16_t units, Exponent&) {
    rows.skip(from * static_cast<uint32_t>(sizeof(Weight)));
    for (; units != 0; --units) {
      *y++ += x * static_cast<float>(rows.template at<Weight>(0));
      rows.skip(stride);
    }
  }

  static void finish(float*, uint16_t, Exponent) {}

 private:
  static constexpr Exponent kNone = 140;
};

#if THIMBLE_AVR_MUL
template <>
struct BlockDense<int8_t> : avr::BlockDense {};
#endif

}  // namespace kernels
}  // namespace thimble
