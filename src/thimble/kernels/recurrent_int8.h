// SPDX-License-Identifier: MIT
// One step of the recurrent layers in 8-bit integers.
//
// Gates are int16 in Q3.12 (gates_int8.h), s() gives uint16 fractions in Q0.16 and tanh()
// int16 in Q0.15 (numeric/sigmoid_int16.h), [p / 2^k] is floor((p + 2^(k-1)) / 2^k), c is
// int16 in Q3.12, v an output in Q0.15:
//   SimpleRnn         v = f(gate)
//   Lstm              c' = clamp16([s(q) c / 2^16] + [s(i) tanh(g) / 2^19])
//                     v = [s(o) tanh(c') / 2^16]
//   Gru, reset after  n = tanh(clamp16(nx + [s(r) nh / 2^16]))
//   Gru, reset before n = tanh(gate), its h being those of [s(r) v / 2^16]
//   Gru               v' = [s(z) v / 2^16] + [(2^16 - s(z)) n / 2^16]
//   all               h = clamp8([v 2^e / 2^8])
// h are the outputs, with the scale 2^-(7+e) and the zero point 0; the head of the layer
// holds e, from 0 to 7. A SimpleRnn with ReLU or Identity has f(gate) = max(gate, 0) or
// gate, M for 2^8 h instead of Q3.12, and any scale.
// Blocks:
//   SimpleRnn         four units, then the last one to three in blocks of one row
//   Lstm              for each unit i q g o
//   Gru, reset after  for each unit three rows: z r n; gates z r nx nh
//   Gru, reset before z r z r of two units, the last one alone in two blocks of one row;
//                     then n as the units of a SimpleRnn
// x, y and the state are different memory; y is complete before h is overwritten.
#pragma once

#include <string.h>

#include "cells_int8.h"
#include "gates_int8.h"

namespace thimble {
namespace kernels {

template <class Gates>
struct RecurrentInt8 : private CellsInt8 {
  using Operands = typename Gates::Operands;

  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units, uint8_t gates,
                                       uint8_t biases) {
    return units * (gates * (static_cast<uint32_t>(inputs) + units) + biases);
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units, uint8_t gates,
                                  uint8_t biases) {
    return Gates::kHeadBytes + (gates == 4    ? units * blocks(inputs, units, 4)
                                : gates == 1  ? rows(inputs, units, units)
                                : biases == 4 ? units * blocks(inputs, units, 3)
                                              : rows(inputs, units, UINT32_C(2) * units) +
                                                    rows(inputs, units, units));
  }

  // State: h[units].
  static constexpr uint32_t simple_rnn_state_bytes(uint16_t units) { return units; }
  template <class Activation, class Bias, class Reader>
  static void simple_rnn(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                         uint16_t units, uint8_t* state) {
    Reader stream = params;
    const uint8_t finer = head(stream);
    int8_t* h = reinterpret_cast<int8_t*>(state);
    const Operands in = Gates::operands(x, inputs, h, units);
    for (uint16_t u = 0; u < units;) {
      int16_t gate[4];
      const uint8_t width = some_rows(stream, in, units - u > 3, gate);
      for (uint8_t k = 0; k < width; ++k) {
        y[u++] = narrowed(Output16<Activation>::of(gate[k]), finer);
      }
    }
    memcpy(h, y, units);
    params = stream;
  }

  // State: c[units] in int16, h[units].
  static constexpr uint32_t lstm_state_bytes(uint16_t units) {
    return UINT32_C(3) * units;
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void lstm(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                   uint16_t units, uint8_t* state) {
    check<Activation, Gate>();
    Reader stream = params;
    const uint8_t finer = head(stream);
    int16_t* c = reinterpret_cast<int16_t*>(state);
    int8_t* h = reinterpret_cast<int8_t*>(c + units);
    const Operands in = Gates::operands(x, inputs, h, units);
    for (int8_t* const end = y + units; y != end; ++y, ++c) {
      int16_t gate[4];
      Gates::template block<4>(stream, in, gate);
      *c = next_cell(gate, *c);
      *y = narrowed(
          share(numeric::Sigmoid16::fraction(gate[3]), numeric::Sigmoid16::tanh(*c)),
          finer);
    }
    memcpy(h, y - units, units);
    params = stream;
  }

  // State: v[units] in int16, h[units].
  static constexpr uint32_t gru_state_bytes(uint16_t units) {
    return UINT32_C(3) * units;
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void gru_reset_after(Reader& params, const int8_t* x, uint16_t inputs, int8_t* y,
                              uint16_t units, uint8_t* state) {
    check<Activation, Gate>();
    Reader stream = params;
    const uint8_t finer = head(stream);
    int16_t* v = reinterpret_cast<int16_t*>(state);
    int8_t* h = reinterpret_cast<int8_t*>(v + units);
    const Operands in = Gates::operands(x, inputs, h, units);
    for (int8_t* const end = y + units; y != end; ++y, ++v) {
      int16_t gate[4];
      Gates::template block<3>(stream, in, gate);
      const int16_t left = share(numeric::Sigmoid16::fraction(gate[1]), gate[3]);
      const int16_t fresh = saturated(gate[2], left);
      *v = mixed(numeric::Sigmoid16::fraction(gate[0]), *v, fresh);
      *y = narrowed(*v, finer);
    }
    memcpy(h, y - units, units);
    params = stream;
  }

  // y has room for another 2 * units values behind it.
  static constexpr uint32_t gru_reset_before_scratch_bytes(uint16_t units) {
    return UINT32_C(2) * units;
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void gru_reset_before(Reader& params, const int8_t* x, uint16_t inputs,
                               int8_t* y, uint16_t units, uint8_t* state) {
    check<Activation, Gate>();
    Reader stream = params;
    const uint8_t finer = head(stream);
    int16_t* v = reinterpret_cast<int16_t*>(state);
    int8_t* h = reinterpret_cast<int8_t*>(v + units);
    // What the resets leave of h; the updates in two halves: y may stand anywhere.
    int8_t* const left = y + units;
    uint8_t* const low = reinterpret_cast<uint8_t*>(left + units);
    const Operands all = Gates::operands(x, inputs, h, units);
    int16_t gate[4];
    uint8_t width = 0, k = 0;
    for (uint16_t u = 0; u < units; ++u) {
      for (uint8_t row = 0; row < 2; ++row, ++k) {
        if (k == width) {
          k = 0;
          width = some_rows(stream, all, units - u > 1, gate);
        }
        const uint16_t part = numeric::Sigmoid16::fraction(gate[k]);
        if (row == 0) {
          y[u] = static_cast<int8_t>(part >> 8);
          low[u] = static_cast<uint8_t>(part);
        } else {
          left[u] = narrowed(share(part, v[u]), finer);
        }
      }
    }
    const Operands rest = Gates::operands(x, inputs, left, units);
    for (uint16_t u = 0; u < units;) {
      width = some_rows(stream, rest, units - u > 3, gate);
      for (k = 0; k < width; ++k, ++u) {
        const uint16_t update =
            static_cast<uint16_t>(static_cast<uint8_t>(y[u]) << 8 | low[u]);
        v[u] = mixed(update, v[u], gate[k]);
        y[u] = narrowed(v[u], finer);
      }
    }
    memcpy(h, y, units);
    params = stream;
  }

 private:
  template <class Activation, class Gate>
  static void check() {
    static_assert(
        detail::IsSame<Activation, Tanh>::value && detail::IsSame<Gate, Sigmoid>::value,
        "Lstm, Gru: in Int8 their values go through Tanh and their gates through "
        "Sigmoid; take a float format for any other activation");
  }

  static constexpr uint32_t blocks(uint16_t inputs, uint16_t units, uint8_t rows) {
    return Gates::template block_bytes<uint32_t>(inputs, units, rows);
  }
  // Blocks of four rows, then of one.
  static constexpr uint32_t rows(uint16_t inputs, uint16_t units, uint32_t count) {
    return count / 4 * blocks(inputs, units, 4) + count % 4 * blocks(inputs, units, 1);
  }
  template <class Reader>
  static uint8_t some_rows(Reader& stream, const Operands& in, bool four,
                           int16_t* gates) {
    if (four) {
      Gates::template block<4>(stream, in, gates);
      return 4;
    }
    Gates::template block<1>(stream, in, gates);
    return 1;
  }

  template <class Reader>
  static uint8_t head(Reader& params) {
    const uint8_t finer = params.template next<uint8_t>();
    params.skip(Gates::kHeadBytes - 1);
    return finer;
  }
};

}  // namespace kernels
}  // namespace thimble
