// SPDX-License-Identifier: MIT
// What learning adds to a simple recurrent layer: back through the steps that are kept.
//
// Step 0 is the newest, step j lies j steps back. h[j] are the outputs of step j, x[j]
// its inputs, deltas[j] the derivative of the loss by its sums:
//   deltas[j + 1] = f'(step j + 1) * (U^T deltas[j])
//   the derivative by a weight of input i is sum_j deltas[j] x[j][i], by a recurrent one
//   sum_j deltas[j] h[j + 1][i], by a bias sum_j deltas[j]
// The steps of x and h lie next to one another, the newest last; those of deltas with the
// newest first. Parameters are in the order of recurrent_float.h.
#pragma once

#include "train_float.h"

namespace thimble {
namespace kernels {

template <class T, class Row>
struct TrainRecurrent {
  // A weight's derivative and its step; values of one weight are `stride` apart,
  // backwards.
  template <class Rule>
  static void move(T*& params, const T* deltas, uint16_t units, const T* newest,
                   uint16_t stride, uint16_t n, uint16_t steps, Rule& rule, T*& state) {
    for (uint16_t i = 0; i < n; ++i) {
      T sum = T(0);
      const T* delta = deltas;
      const T* value = newest + i;
      for (uint16_t j = 0; j < steps; ++j) {
        sum += *delta * *value;
        delta += units;
        value -= stride;
      }
      rule.step(*params++, rule.factor(sum), state);
      state += Rule::kValues;
    }
  }

  template <uint8_t kBiases, class Rule>
  static void update(T* params, const T* newest_x, uint16_t inputs, const T* h_before,
                     const T* deltas, uint16_t units, uint16_t steps, Rule& rule,
                     T* state) {
    for (uint16_t u = 0; u < units; ++u, ++deltas) {
      if (kBiases != 0) {
        T sum = T(0);
        for (uint16_t j = 0; j < steps; ++j) {
          sum += deltas[static_cast<uint32_t>(j) * units];
        }
        rule.bias_step(*params++, rule.bias_factor(sum), state);
        state += Rule::kValues;
      }
      move(params, deltas, units, newest_x, inputs, inputs, steps, rule, state);
      move(params, deltas, units, h_before, units, units, steps, rule, state);
    }
  }

  // One step back: before = U^T after.
  template <uint8_t kBiases>
  static void propagate(const T* params, uint16_t inputs, const T* after, uint16_t units,
                        T* before) {
    for (uint16_t i = 0; i < units; ++i) before[i] = T(0);
    for (uint16_t u = 0; u < units; ++u) {
      params += kBiases + inputs;
      Row::add_scaled(before, after[u], params, units);
      params += units;
    }
  }
};

}  // namespace kernels
}  // namespace thimble
