// SPDX-License-Identifier: MIT
// Rows of int8 weights on an AVR with a multiplier: the sums of block_dense.h are
// integers with one exponent for all.
//
// A piece with a larger exponent shifts the sums, one with a smaller is shifted itself;
// both lose what is below the last bit of the sums. An x is off by 6.2e-5 of the largest
// of its piece, a sum by n 2^-21 of the largest |x| times 127 at most. More than 1023
// inputs get room for their sum by a larger exponent.
#pragma once

#include "../../numeric/block_float.h"
#include "../block_sum.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace kernels {
namespace avr {

struct BlockDense {
  // Of the sums, and how much larger it is than that of the inputs.
  struct Exponent {
    uint8_t value;
    uint8_t room;
  };
  static constexpr uint16_t kPiece = 32;
#if defined(__GNUC__)
  typedef int32_t __attribute__((may_alias)) Sum;
#endif

  static Exponent begin(uint16_t inputs, float* y, uint16_t units) {
    Sum* sums = reinterpret_cast<Sum*>(y);
    for (; units != 0; --units) *sums++ = 0;
    Exponent exponent = {0, 0};
    for (; inputs > 1023; inputs >>= 1) ++exponent.room;
    return exponent;
  }

  template <class Reader>
  static void add(Reader rows, uint16_t stride, uint16_t from, const float* x, uint16_t n,
                  numeric::Mantissa* m, float* y, uint16_t units, Exponent& exponent) {
    const uint8_t shift = fit(numeric::BlockFloat::pack(x, n, m),
                              reinterpret_cast<Sum*>(y), units, exponent);
    Sum* sums = reinterpret_cast<Sum*>(y);
    rows.skip(from);
    for (; units != 0; --units) {
      int32_t sum = Sums<Reader>::of(rows, m, n);
      if (shift != 0) sum >>= shift;
      *sums++ += sum;
      rows.skip(stride);
    }
  }
  template <class Reader>
  static void add_one(Reader rows, uint16_t stride, uint16_t from, float x, float* y,
                      uint16_t units, Exponent& exponent) {
    Sum* sums = reinterpret_cast<Sum*>(y);
    numeric::Mantissa packed;
    const uint8_t shift =
        fit(numeric::BlockFloat::pack(&x, 1, &packed), sums, units, exponent);
    const int16_t m = static_cast<int16_t>(
        shift < 16 ? numeric::BlockFloat::value(packed) >> shift : 0);
    if (m == 0) return;
    rows.skip(from);
    for (; units != 0; --units) {
      add_product(sums, m, rows.template at<int8_t>(0));
      rows.skip(stride);
    }
  }

  static void finish(float* y, uint16_t units, Exponent exponent) {
    const Sum* sums = reinterpret_cast<const Sum*>(y);
    for (; units != 0; --units) {
      *y++ = numeric::raised(static_cast<float>(*sums++), exponent.value);
    }
  }

 private:
  // Makes the exponent of the sums fit a piece; how far that is to be shifted.
  static uint8_t fit(uint8_t piece, Sum* sums, uint16_t units, Exponent& exponent) {
    if (piece == numeric::BlockFloatPlain::kNotFinite) {
      exponent.value = piece;
      return 0;
    }
    const uint8_t wanted = piece + exponent.room < 255 ? piece + exponent.room : 254;
    if (wanted > exponent.value && exponent.value != 255) {
      const uint8_t shift = static_cast<uint8_t>(wanted - exponent.value);
      for (uint16_t u = 0; u < units && exponent.value != 0; ++u) {
        sums[u] = shift < 32 ? sums[u] >> shift : 0;
      }
      exponent.value = wanted;
    }
    const uint8_t less = static_cast<uint8_t>(exponent.value - piece);
    return less < 31 ? less : 31;
  }

  // m w in 32 bits; avr-gcc would call its 16x16 multiplication.
  static THIMBLE_INLINE int32_t product(int16_t m, int8_t w) {
    int32_t result;
    asm("mulsu %2, %A1\n\t"
        "movw %A0, r0\n\t"
        "sbc %C0, %C0\n\t"
        "muls %2, %B1\n\t"
        "add %B0, r0\n\t"
        "adc %C0, r1\n\t"
        "clr __zero_reg__\n\t"
        "mov %D0, %C0\n\t"
        "lsl %D0\n\t"
        "sbc %D0, %D0"
        : "=&r"(result)
        : "a"(m), "a"(w));
    return result;
  }

  // *sums++ += m w
  static THIMBLE_INLINE void add_product(Sum*& sums, int16_t m, int8_t w) {
    int32_t p;
    asm volatile(
        "mulsu %[w], %A[m]\n\t"
        "movw %A[p], r0\n\t"
        "sbc %C[p], %C[p]\n\t"
        "muls %[w], %B[m]\n\t"
        "add %B[p], r0\n\t"
        "adc %C[p], r1\n\t"
        "clr __zero_reg__\n\t"
        "mov r0, %C[p]\n\t"
        "lsl r0\n\t"
        "sbc %D[p], %D[p]\n\t"
        "ld r0, X\n\t"
        "add r0, %A[p]\n\t"
        "st X+, r0\n\t"
        "ld r0, X\n\t"
        "adc r0, %B[p]\n\t"
        "st X+, r0\n\t"
        "ld r0, X\n\t"
        "adc r0, %C[p]\n\t"
        "st X+, r0\n\t"
        "ld r0, X\n\t"
        "adc r0, %D[p]\n\t"
        "st X+, r0"
        : [p] "=&r"(p), "+x"(sums)
        : [m] "a"(m), [w] "a"(w)
        : "memory");
  }

  // The exact sum of a row, moving the cursor to the end of it and back.
  template <class Reader, class = void>
  struct Sums {
    static int32_t of(Reader row, const numeric::Mantissa* m, uint16_t n) {
      int32_t sum = 0;
      for (; n != 0; --n) {
        sum += product(numeric::BlockFloat::value(*m++), row.template next<int8_t>());
      }
      return sum;
    }
  };
  template <class Unused>
  struct Sums<Flash::Reader, Unused> {
    static int32_t of(const Flash::Reader& row, const numeric::Mantissa* m, uint16_t n) {
      return FlashBlockSum::sum_8(m, row.address(), n);
    }
  };
  template <class Unused>
  struct Sums<Ram::Reader, Unused> {
    static int32_t of(const Ram::Reader& row, const numeric::Mantissa* m, uint16_t n) {
      return RamBlockSum::sum_8(m, row.address(), n);
    }
  };
};

}  // namespace avr
}  // namespace kernels
}  // namespace thimble

#endif
