// SPDX-License-Identifier: MIT
// The cells of int8 recurrent layers: from gates to cells and outputs, in 16 bits.
//
// The formulas are those of recurrent_int8.h.
#pragma once

#include "../numeric/fixed_point.h"
#include "../numeric/sigmoid_int16.h"
#include "../platform/detect.h"
#include "../support/traits.h"

namespace thimble {

struct Identity;
struct ReLU;
struct Sigmoid;
struct Tanh;

namespace kernels {

// f of a SimpleRnn.
template <class Activation>
struct Output16 {
  static_assert(
      detail::Never<Activation>::value,
      "SimpleRnn: Int8 computes Tanh, Sigmoid, ReLU and Identity here; take one of them, "
      "or a float format");
};
template <>
struct Output16<Tanh> {
  static int16_t of(int16_t gate) { return numeric::Sigmoid16::tanh(gate); }
};
template <>
struct Output16<Sigmoid> {
  static int16_t of(int16_t gate) { return numeric::Sigmoid16::sigmoid(gate); }
};
template <>
struct Output16<ReLU> {
  static int16_t of(int16_t gate) { return gate < 0 ? 0 : gate; }
};
template <>
struct Output16<Identity> {
  static int16_t of(int16_t gate) { return gate; }
};

struct CellsInt8 {
  // clamp16(a + b), without a wider integer.
  static int16_t saturated(int16_t a, int16_t b) {
    const int16_t sum =
        static_cast<int16_t>(static_cast<uint16_t>(a) + static_cast<uint16_t>(b));
    if (((a ^ sum) & (b ^ sum)) >= 0) return sum;
    return a < 0 ? -32768 : 32767;
  }
  // [fraction value / 2^16]
  static int16_t share(uint16_t fraction, int16_t value) {
    const int32_t product = static_cast<int32_t>(fraction) * value;
    return static_cast<int16_t>((product + 32768) >> 16);
  }

  static THIMBLE_CALLED_ONCE int16_t next_cell(const int16_t* gate, int16_t c) {
    const int32_t fresh = static_cast<int32_t>(numeric::Sigmoid16::fraction(gate[0])) *
                          numeric::Sigmoid16::tanh(gate[2]);
    const int16_t added = static_cast<int16_t>((fresh + (INT32_C(1) << 18)) >> 16) >> 3;
    return saturated(share(numeric::Sigmoid16::fraction(gate[1]), c), added);
  }

  // The two parts add up to 2^16, so the sum stays within the larger of both values.
  static THIMBLE_CALLED_ONCE int16_t mixed(uint16_t kept, int16_t before, int16_t gate) {
    const uint16_t taken = static_cast<uint16_t>(0u - kept);
    return static_cast<int16_t>(share(kept, before) +
                                share(taken, numeric::Sigmoid16::tanh(gate)));
  }

  static THIMBLE_NOINLINE int8_t narrowed(int16_t v, uint8_t finer) {
    for (; finer != 0; --finer) {
      v = static_cast<int16_t>(v > 16383 ? 32767 : v < -16384 ? -32768 : 2 * v);
    }
    return static_cast<int8_t>(v > 32639 ? 127 : (v + 128) >> 8);
  }
};

}  // namespace kernels
}  // namespace thimble
