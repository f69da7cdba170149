// SPDX-License-Identifier: MIT
// What learning adds to a dense layer in floating point.
//
// With deltas[o] the derivative of the loss by the sum of unit o (before its activation):
//   propagate   back[i] = sum_o deltas[o] w[o][i]     the derivative by input i
//   through     deltas[i] *= f'                       from outputs to sums
//   update      every weight by its derivative deltas[o] x[i], every bias by deltas[o]
// Parameters are in the order of dense_float.h and in plain memory. Deltas are those of
// one sample: an optimizer that needs the mean of several keeps it in its state.
//
// A Rule, which is an optimizer with its rates (train/optimizers.h), answers
//   kValues               what it keeps for each parameter, side by side in `state`
//   kPlain                whether a weight just loses factor(delta) x
//   factor(delta)         what is the same for all weights of a unit
//   step(w, product, state)        product = factor(delta) x
//   bias_factor(delta), bias_step(b, product, state)   the same for biases
#pragma once

#include "../support/traits.h"
#include "dense_float.h"

namespace thimble {
namespace kernels {

template <class T>
struct TrainFloat {
  // y[i] += a x[i]
  static THIMBLE_NOINLINE void add_scaled(T* y, T a, const T* x, uint16_t n) {
    for (; n != 0; --n) *y++ += a * *x++;
  }
};

// The layers on top of one of the functions above; Row::add_scaled is the loop that takes
// the time.
template <class T, class Row>
struct TrainLayer : Row {
  using Row::add_scaled;

  template <class Derivative>
  static void through(const T* kept, T* deltas, uint16_t n) {
    for (; n != 0; --n) *deltas++ *= Derivative::of(*kept++);
  }

  template <class Bias>
  static void propagate(const T* params, uint16_t inputs, const T* deltas, uint16_t units,
                        T* back) {
    for (uint16_t i = 0; i < inputs; ++i) back[i] = T(0);
    params += Biases<Bias>::kBefore;
    for (; units != 0; --units) {
      params += Biases<Bias>::kInRow;
      add_scaled(back, *deltas++, params, inputs);
      params += inputs;
    }
  }

  template <class Bias, class Rule>
  static void update(T* params, const T* x, uint16_t inputs, const T* deltas,
                     uint16_t units, Rule& rule, T* state) {
    if (Biases<Bias>::kBefore != 0) {
      T sum = T(0);
      for (uint16_t o = 0; o < units; ++o) sum += deltas[o];
      bias(params, sum, rule, state);
    }
    for (; units != 0; --units) {
      const T delta = *deltas++;
      if (Biases<Bias>::kInRow != 0) bias(params, delta, rule, state);
      row(params, rule.factor(delta), x, inputs, rule, state,
          detail::Flag<Rule::kPlain>());
    }
  }

  template <class Bias>
  struct Biases {
    static constexpr uint8_t kBefore = BiasSource<T, Bias>::count(0);
    static constexpr uint8_t kInRow = BiasSource<T, Bias>::count(1) - kBefore;
  };

  template <class Rule>
  static void bias(T*& params, T delta, Rule& rule, T*& state) {
    rule.bias_step(*params++, rule.bias_factor(delta), state);
    state += Rule::kValues;
  }

 private:
  template <class Rule>
  static THIMBLE_INLINE void row(T*& w, T factor, const T* x, uint16_t n, Rule&, T*&,
                                 detail::Flag<true>) {
    add_scaled(w, -factor, x, n);
    w += n;
  }
  template <class Rule>
  static void row(T*& w, T factor, const T* x, uint16_t n, Rule& rule, T*& state,
                  detail::Flag<false>) {
    for (; n != 0; --n) {
      rule.step(*w++, factor * *x++, state);
      state += Rule::kValues;
    }
  }
};

}  // namespace kernels
}  // namespace thimble
