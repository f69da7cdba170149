// SPDX-License-Identifier: MIT
// Sums of block-float inputs times integer weights; which kernel a core gets is at the
// end.
//
// The sum is taken in pieces of 256 inputs. Within a piece it is exact: one integer for
// int8 weights; two for int16 weights, of the upper bytes (signed) and of the lower ones
// (unsigned). Pieces are floats and are added up in order:
//   int8   sum_pieces float(sum m w)
//   int16  sum_pieces (256 float(sum m (w >> 8)) + float(sum m (w & 255)))
// so that all cores give the same float.
#pragma once

#include "../numeric/block_float.h"
#include "../platform/memory.h"
#include "../storage/flash.h"
#include "../storage/ram.h"
#include "avr/block_sum.h"

namespace thimble {
namespace kernels {

// Through any cursor, one weight after the other.
template <class Weight>
struct BlockSumPlain;

template <>
struct BlockSumPlain<int8_t> {
  template <class Reader>
  static float piece(Reader& weights, const numeric::Mantissa* m, uint16_t n) {
    int32_t sum = 0;
    for (; n != 0; --n) {
      sum += static_cast<int32_t>(numeric::BlockFloat::value(*m++)) *
             weights.template next<int8_t>();
    }
    return static_cast<float>(sum);
  }
};

template <>
struct BlockSumPlain<int16_t> {
  template <class Reader>
  static float piece(Reader& weights, const numeric::Mantissa* m, uint16_t n) {
    int32_t low = 0, high = 0;
    for (; n != 0; --n) {
      const int32_t value = numeric::BlockFloat::value(*m++);
      low += value * weights.template next<uint8_t>();
      high += value * weights.template next<int8_t>();
    }
    return 256.0f * static_cast<float>(high) + static_cast<float>(low);
  }
};

// Plain memory on 32-bit cores: pointers instead of cursors, four inputs a turn.
struct BlockSumWide {
  static THIMBLE_NOINLINE float piece(const int8_t* w, const numeric::Mantissa* m,
                                      uint32_t n) {
    int32_t sum = 0;
    const int8_t* const fours = w + (n & ~UINT32_C(3));
    const int8_t* const end = w + n;
    for (; w != fours; w += 4, m += 4) {
      sum += m[0] * w[0];
      sum += m[1] * w[1];
      sum += m[2] * w[2];
      sum += m[3] * w[3];
    }
    while (w != end) sum += *m++ * *w++;
    return static_cast<float>(sum);
  }
  static THIMBLE_NOINLINE float piece(const int16_t* w, const numeric::Mantissa* m,
                                      uint32_t n) {
    int32_t low = 0, high = 0;
    for (const int16_t* const end = w + n; w != end; ++w, ++m) {
      const int32_t weight =
          platform::Load<2>::at<int16_t>(reinterpret_cast<const uint8_t*>(w));
      low += *m * (weight & 255);
      high += *m * (weight >> 8);
    }
    return 256.0f * static_cast<float>(high) + static_cast<float>(low);
  }
};

// Which of them a cursor gets on this core.
template <class Weight, class Reader,
          bool kWide = THIMBLE_WIDE&& HasAddress<Reader>::value>
struct BlockPiece {
  static float of(Reader& weights, const numeric::Mantissa* m, uint16_t n) {
    return BlockSumPlain<Weight>::piece(weights, m, n);
  }
};
template <class Weight, class Reader>
struct BlockPiece<Weight, Reader, true> {
  static float of(Reader& weights, const numeric::Mantissa* m, uint16_t n) {
    const uint8_t* const from = weights.address();
    weights.move_to(from + n * sizeof(Weight));
    return BlockSumWide::piece(reinterpret_cast<const Weight*>(from), m, n);
  }
};
#if THIMBLE_AVR_MUL
template <class Weight>
struct BlockPiece<Weight, Flash::Reader, false>
    : avr::BlockPiece<Weight, Flash::Reader, avr::FlashBlockSum> {};
template <class Weight>
struct BlockPiece<Weight, Ram::Reader, false>
    : avr::BlockPiece<Weight, Ram::Reader, avr::RamBlockSum> {};
#endif

// sum_i m[i] w[i] over n mantissas; moves the cursor behind their weights. n > 0.
template <class Weight>
struct BlockSum {
  template <class Reader>
  static float of(Reader& weights, const numeric::Mantissa* m, uint16_t n) {
    constexpr uint16_t kPiece = 256;
    if (n <= kPiece) return BlockPiece<Weight, Reader>::of(weights, m, n);
    float sum = BlockPiece<Weight, Reader>::of(weights, m, kPiece);
    for (n -= kPiece; n != 0; n -= n < kPiece ? n : kPiece) {
      m += kPiece;
      sum += BlockPiece<Weight, Reader>::of(weights, m, n < kPiece ? n : kPiece);
    }
    return sum;
  }
};

}  // namespace kernels
}  // namespace thimble
