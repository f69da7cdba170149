// SPDX-License-Identifier: MIT
// The sums of a recurrent layer in 8-bit integers: blocks of gates, requantized to Q3.12.
//
//   gate = clamp16(floor(sum M / 2^8)),   sum = bias + sum_i w_i x_i + sum_k u_k h_k
// x and h are int8, M has 16 bits and is at least 1; zero points and rounding are folded
// into the biases. Sums beyond 24 bits may be saturated first, which cannot change a
// gate.
//
// A block of k rows is
//   bias[k] | for each input: weight[k] | for each output before: weight[k] | uint16 M[k]
// with biases, weights, groups and filling as the layout has them for dense layers. In a
// block of three rows the last one keeps what comes from x and what comes from h apart:
// it gives four gates, from four biases and four M.
#pragma once

#include "../numeric/fixed_point.h"
#include "../numeric/layout.h"

namespace thimble {
namespace kernels {

// Sums of one to four rows over x and h.
template <class Layout>
struct GatesInt8 {
  static constexpr uint8_t kGroup = Layout::kGroup;
  static constexpr uint8_t kAlignment = sizeof(typename Layout::Parameter);
  static constexpr uint8_t kHeadBytes = Layout::template head_bytes<Native>();

  // What all blocks of a step read.
  struct Operands {
    const int8_t* x;
    uint16_t inputs;
    const int8_t* h;
    uint16_t units;
  };
  static Operands operands(const int8_t* x, uint16_t inputs, const int8_t* h,
                           uint16_t units) {
    return Operands{x, inputs, h, units};
  }

  static constexpr uint8_t gates(uint8_t rows) { return rows == 3 ? 4 : rows; }

  template <class Size>
  static constexpr Size block_bytes(uint16_t inputs, uint16_t units, uint8_t rows) {
    return sum_bytes<Size>(inputs, units, rows) + aligned<Size>(2u * gates(rows));
  }

  // Reads one block and moves params on.
  template <uint8_t kRows, class Reader>
  static void block(Reader& params, const Operands& in, int16_t* to) {
    constexpr uint8_t kGates = gates(kRows);
    Reader stream = params;
    int32_t sums[kGates];
    for (uint8_t k = 0; k < kGates; ++k) sums[k] = Layout::bias(stream);
    add<kRows>(stream, in.x, in.inputs, sums);
    swap_last<kRows>(sums);
    add<kRows>(stream, in.h, in.units, sums);
    swap_last<kRows>(sums);
    stream.skip(sum_bytes<size_t>(in.inputs, in.units, kRows) -
                weight_bytes<size_t>(in.inputs, in.units, kRows));
    for (uint8_t k = 0; k < kGates; ++k) {
      to[k] = gate(Layout::sum(sums[k]), stream.template next<uint16_t>());
    }
    stream.skip(aligned<size_t>(2u * kGates) - 2u * kGates);
    params = stream;
  }

  static int16_t gate(int32_t sum, uint16_t multiplier) {
    const int32_t limit = INT32_C(1) << 23;
    sum = numeric::clamp<int32_t>(sum, -limit, limit - 1);
    const uint32_t low = static_cast<uint32_t>(static_cast<uint8_t>(sum)) * multiplier;
    const int32_t high = static_cast<int32_t>(static_cast<int16_t>(sum >> 8)) *
                         static_cast<int32_t>(multiplier);
    // The lowest byte of low cannot carry.
    return static_cast<int16_t>(
        numeric::clamp<int32_t>(high + static_cast<int32_t>(low >> 8), -32768, 32767));
  }

 protected:
  template <class Size>
  static constexpr Size groups(uint16_t n) {
    return static_cast<Size>(n / kGroup + (n % kGroup != 0));
  }
  template <class Size>
  static constexpr Size aligned(Size bytes) {
    return (bytes + (kAlignment - 1)) / kAlignment * kAlignment;
  }
  // Biases and weights of a block, without and with filling.
  template <class Size>
  static constexpr Size weight_bytes(uint16_t inputs, uint16_t units, uint8_t rows) {
    return (groups<Size>(inputs) + groups<Size>(units)) * kGroup * rows +
           static_cast<Size>(Layout::kBiasBytes) * gates(rows);
  }
  template <class Size>
  static constexpr Size sum_bytes(uint16_t inputs, uint16_t units, uint8_t rows) {
    return aligned<Size>(weight_bytes<Size>(inputs, units, rows));
  }

 private:
  template <uint8_t kRows, class Reader>
  static THIMBLE_INLINE void add(Reader& stream, const int8_t* x, uint16_t n,
                                 int32_t* sums) {
    for (uint16_t left = groups<uint16_t>(n); left != 0; --left) {
      for (uint8_t k = 0; k < kRows; ++k) {
        sums[k] = numeric::wrapping_add(sums[k], Layout::products(stream, x, n));
      }
      x += kGroup;
      n = static_cast<uint16_t>(n - kGroup);
    }
  }
  // In a block of three rows the sums at 2 and 3 take turns.
  template <uint8_t kRows>
  static THIMBLE_INLINE void swap_last(int32_t* sums) {
    if (kRows != 3) return;
    const int32_t kept = sums[2];
    sums[2] = sums[gates(kRows) - 1];
    sums[gates(kRows) - 1] = kept;
  }
};

}  // namespace kernels
}  // namespace thimble
