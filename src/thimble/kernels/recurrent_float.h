// SPDX-License-Identifier: MIT
// One step of the recurrent layers in floating point.
//
// h and c are the outputs and cells of the step before, s() the gates' function and f()
// that of the values, * between vectors works value by value:
//   SimpleRnn         h' = f(b + W x + U h)
//   Lstm              i, q, o = s(b + W x + U h)   g = f(b + W x + U h)
//                     c' = q c + i g               h' = o f(c')
//   Gru, reset after  z, r = s(b + W x + U h)      n = f(b + W x + r (d + U h))
//   Gru, reset before z, r = s(b + W x + U h)      n = f(b + W x + U (r h))
//                     h' = z h + (1 - z) n
// The gates of a unit are one block: for each unit: the gates' biases, then for each
// input the gates' weights, then for each previous output the gates' recurrent weights.
// Gates:
//   Lstm              i q g o
//   Gru, reset after  z r n, and behind their three biases d
//   Gru, reset before z r; the blocks of n, one a unit, follow when all of these are over
// Sums are taken in that order. x, y and the state are different memory; y is complete
// before h is overwritten.
#pragma once

#include <string.h>

#include "../layers/bias.h"
#include "../platform/detect.h"
#include "dense_float.h"

namespace thimble {
namespace kernels {

template <class T>
struct RecurrentFloat {
  static constexpr uint8_t kLstmGates = 4;
  static constexpr uint8_t kGruGates = 3;

  // Values of `gates` gates with `biases` biases a unit.
  template <class Bias>
  static constexpr uint32_t parameters(uint16_t inputs, uint16_t units, uint8_t gates,
                                       uint8_t biases) {
    return units * (gates * (static_cast<uint32_t>(inputs) + units) +
                    (BiasSource<T, Bias>::count(1) != 0 ? biases : 0u));
  }
  template <class Bias>
  static constexpr uint32_t bytes(uint16_t inputs, uint16_t units, uint8_t gates,
                                  uint8_t biases) {
    return parameters<Bias>(inputs, units, gates, biases) * sizeof(T);
  }

  // State: h[units].
  static constexpr uint32_t simple_rnn_state_bytes(uint16_t units) {
    return static_cast<uint32_t>(units) * sizeof(T);
  }
  template <class Activation, class Bias, class Reader>
  static void simple_rnn(Reader& params, const T* x, uint16_t inputs, T* y,
                         uint16_t units, uint8_t* state) {
    Reader stream = params;
    T* h = reinterpret_cast<T*>(state);
    for (uint16_t u = 0; u < units; ++u) {
      T sum[1];
      start<Bias, 1>(stream, sum);
      add<1>(stream, x, inputs, sum);
      add<1>(stream, h, units, sum);
      y[u] = Activation::forward(sum[0]);
    }
    memcpy(h, y, units * sizeof(T));
    params = stream;
  }

  // State: c[units], h[units].
  static constexpr uint32_t lstm_state_bytes(uint16_t units) {
    return static_cast<uint32_t>(units) * 2 * sizeof(T);
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void lstm(Reader& params, const T* x, uint16_t inputs, T* y, uint16_t units,
                   uint8_t* state) {
    Reader stream = params;
    T* c = reinterpret_cast<T*>(state);
    T* h = c + units;
    for (uint16_t u = 0; u < units; ++u) {
      T sum[4];
      start<Bias, 4>(stream, sum);
      add<4>(stream, x, inputs, sum);
      add<4>(stream, h, units, sum);
      const T kept = Gate::forward(sum[1]) * c[u];
      c[u] = kept + Gate::forward(sum[0]) * Activation::forward(sum[2]);
      y[u] = Gate::forward(sum[3]) * Activation::forward(c[u]);
    }
    memcpy(h, y, units * sizeof(T));
    params = stream;
  }

  // State: h[units].
  static constexpr uint32_t gru_state_bytes(uint16_t units) {
    return static_cast<uint32_t>(units) * sizeof(T);
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void gru_reset_after(Reader& params, const T* x, uint16_t inputs, T* y,
                              uint16_t units, uint8_t* state) {
    Reader stream = params;
    T* h = reinterpret_cast<T*>(state);
    for (uint16_t u = 0; u < units; ++u) {
      T sum[4];  // z, r, n of the inputs, n of the outputs before
      start<Bias, 4>(stream, sum);
      add<3>(stream, x, inputs, sum);
      const T from_inputs = sum[2];
      sum[2] = sum[3];
      add<3>(stream, h, units, sum);
      const T reset = Gate::forward(sum[1]);
      const T fresh = Activation::forward(from_inputs + reset * sum[2]);
      y[u] = mixed(Gate::forward(sum[0]), h[u], fresh);
    }
    memcpy(h, y, units * sizeof(T));
    params = stream;
  }

  // y has room for another `units` values behind it.
  static constexpr uint32_t gru_reset_before_scratch_bytes(uint16_t units) {
    return static_cast<uint32_t>(units) * sizeof(T);
  }
  template <class Activation, class Gate, class Bias, class Reader>
  static void gru_reset_before(Reader& params, const T* x, uint16_t inputs, T* y,
                               uint16_t units, uint8_t* state) {
    Reader stream = params;
    T* h = reinterpret_cast<T*>(state);
    T* left = y + units;  // what the resets leave of h
    for (uint16_t u = 0; u < units; ++u) {
      T sum[2];
      start<Bias, 2>(stream, sum);
      add<2>(stream, x, inputs, sum);
      add<2>(stream, h, units, sum);
      y[u] = Gate::forward(sum[0]);
      left[u] = Gate::forward(sum[1]) * h[u];
    }
    for (uint16_t u = 0; u < units; ++u) {
      T sum[1];
      start<Bias, 1>(stream, sum);
      add<1>(stream, x, inputs, sum);
      add<1>(stream, left, units, sum);
      y[u] = mixed(y[u], h[u], Activation::forward(sum[0]));
    }
    memcpy(h, y, units * sizeof(T));
    params = stream;
  }

 private:
  template <class Bias, uint8_t kBiases, class Reader>
  static THIMBLE_INLINE void start(Reader& stream, T* sums) {
    const BiasSource<T, Bias> bias(stream);
    for (uint8_t k = 0; k < kBiases; ++k) sums[k] = bias.next(stream);
  }

  // sums[k] += sum_i x[i] w[i][k]
  template <uint8_t kGates, class Reader>
  static THIMBLE_INLINE void add(Reader& stream, const T* x, uint16_t n, T* sums) {
    for (; n != 0; --n) {
      const T value = *x++;
      for (uint8_t k = 0; k < kGates; ++k) sums[k] += value * stream.template next<T>();
    }
  }

  static T mixed(T kept, T before, T fresh) {
    return kept * before + (T(1) - kept) * fresh;
  }
};

}  // namespace kernels
}  // namespace thimble
