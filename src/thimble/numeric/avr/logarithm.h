// SPDX-License-Identifier: MIT
// log, exp(x) - 1 and log(1 + exp(x)) of a float on an AVR with a multiplier.
//
// Each is a factor that keeps small results exact, times a polynomial that is close to 1:
//   log(2^k m)         k ln 2 + f P(1/2 - f),   3/4 <= m < 3/2, f = m - 1
//   exp(x) - 1         x E(1 + x) for -1 < x < 0; from that for 0 <= x < 1
//   log(1 + exp(x))    max(x, 0) + e S(1 - e),   e = exp(-|x|)
// In these arguments all coefficients can be positive. Relative errors: log below 3e-7,
// the others below 5e-7, most of which is that of exp. About 1,470, 700 and 1,620 cycles,
// where those of avr-libc and what was built from them took 2,360, 3,500 and 3,800.
#pragma once

#include "exponential.h"
#include "polynomial.h"

#if THIMBLE_AVR_MUL

namespace thimble {
namespace numeric {
namespace avr {

// Halves of the coefficients as fractions of 32 bits. A template, so that a program has
// one table, and only if it uses it.
template <class Unused = void>
struct LogarithmTables {
  static const uint32_t kLog[10], kMinusOne[7], kSoftplus[10];
};

// clang-format off
template <class Unused>
THIMBLE_FLASH(const uint32_t LogarithmTables<Unused>::kLog[10]) = {
    0x019a35bc, 0, 0, 0x0205c95f, 0x02f19644, 0x04598f88, 0x08c507b3,
    0x10f5dbf2, 0x24ee9dcc, 0x67cc8f66};
template <class Unused>
THIMBLE_FLASH(const uint32_t LogarithmTables<Unused>::kMinusOne[7]) = {
    0x000434ef, 0x00115060, 0x00796be0, 0x026dae81, 0x0a4766e1, 0x21d2a5d2, 0x50e95397};
template <class Unused>
THIMBLE_FLASH(const uint32_t LogarithmTables<Unused>::kSoftplus[10]) = {
    0x001dad11, 0, 0, 0x0056dfb6, 0x00aa6d4f, 0x0148d1cc, 0x036edc9c,
    0x08b72188, 0x18b929de, 0x58b90bb2};
// clang-format on

struct Logarithm {
  static THIMBLE_NOINLINE float of(float x) {
    int16_t k = 0;
    uint32_t bits = bits_of(x);
    if (bits < UINT32_C(0x00800000)) {
      if (bits == 0) return from(UINT32_C(0xff800000));
      bits = bits_of(x * 16777216.0f);
      k = -24;
    }
    if (bits > UINT32_C(0x7f800000)) {
      // Negative, or NaN.
      return bits == UINT32_C(0x80000000) ? from(UINT32_C(0xff800000))
                                          : from(UINT32_C(0x7fc00000));
    }
    if (bits == UINT32_C(0x7f800000)) return x;
    const uint32_t mantissa = (bits & UINT32_C(0x7fffff)) | UINT32_C(0x800000);
    k = static_cast<int16_t>(k + exponent_of(bits) - 127);
    uint32_t r, scaled;
    if (mantissa < UINT32_C(0xc00000)) {
      r = (UINT32_C(0xc00000) - mantissa) << 1;
      scaled = UINT32_C(127) << 23;
    } else {
      ++k;
      r = UINT32_C(0x1800000) - mantissa;
      scaled = UINT32_C(126) << 23;
    }
    const float f = from(scaled | (mantissa & UINT32_C(0x7fffff))) - 1.0f;
    const float y = f * Polynomial::twice(r, LogarithmTables<>::kLog);
    return k == 0 ? y : y + static_cast<float>(k) * 0.69314718056f;
  }

  static THIMBLE_NOINLINE float exponential_minus_one(float x) {
    // Also NaN.
    if (!(x < 1.0f && x > -1.0f)) return Exponential::of(x) - 1.0f;
    const bool negative = x < 0;
    const float size = negative ? -x : x;
    const float fall = size * Polynomial::twice(rest(size), LogarithmTables<>::kMinusOne);
    // exp(x) - 1 = (1 - exp(-x)) / exp(-x)
    return negative ? -fall : fall / (1.0f - fall);
  }

  static THIMBLE_NOINLINE float softplus(float x) {
    const float e = Exponential::of(x < 0 ? x : -x);
    if (!(e > 0)) return x < 0 ? e : x;  // nothing is left of it, or NaN
    const float tail = e * Polynomial::twice(rest(e), LogarithmTables<>::kSoftplus);
    return x < 0 ? tail : x + tail;
  }

 private:
  static uint32_t bits_of(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
  }
  static float from(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
  }
  // By 16 and by 7, because avr-gcc shifts by 23 bit by bit.
  static uint8_t exponent_of(uint32_t bits) {
    return static_cast<uint8_t>(static_cast<uint16_t>(bits >> 16) >> 7);
  }
  // 1 - a as a fraction of 24 bits, for 0 <= a <= 1.
  static uint32_t rest(float a) {
    const uint32_t bits = bits_of(a);
    const uint8_t exponent = exponent_of(bits);
    uint32_t fraction = (bits & UINT32_C(0x7fffff)) | UINT32_C(0x800000);
    if (exponent >= 127) return 0;
    uint8_t shift = static_cast<uint8_t>(126 - exponent);
    if (shift > 24) return UINT32_C(0xffffff);
    for (; shift >= 8; shift = static_cast<uint8_t>(shift - 8)) fraction >>= 8;
    for (; shift != 0; --shift) fraction >>= 1;
    return fraction == 0 ? UINT32_C(0xffffff) : UINT32_C(0x1000000) - fraction;
  }
};

}  // namespace avr
}  // namespace numeric
}  // namespace thimble

#endif
