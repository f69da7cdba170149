// SPDX-License-Identifier: MIT
// What learning adds to a dense layer in Int16. Values and weights are in 1/4096, deltas,
// the derivatives by sums, in 1/16384.
//
//   propagate   back[i] = (sum_o deltas[o] w[o][i] + 2048) >> 12, saturated
//   through     deltas[i] = (deltas[i] f' + 2048) >> 12
//   update      w -= (d x + r) >> 16, saturated; r between 0 and 65535 is the rounding's
//               next number, d = delta 2^(2 - shift) a delta with the rate 2^-shift in it
// For biases x is 4096. Rules and roundings are in train/integer_rules.h.
#pragma once

#include "avr/move_q12.h"
#include "dense_q12.h"

namespace thimble {
namespace kernels {

// The row of weights of a unit moves by d x. kWeyl is the one rounding with a fast
// kernel.
struct PlainMoveQ12 {
  template <class Rounding>
  static void move(int16_t* w, const int16_t* x, int16_t d, uint16_t n,
                   Rounding& rounding) {
    for (; n != 0; --n, ++w) *w = moved(*w, d, *x++, rounding);
  }
  template <class Rounding>
  static int16_t moved(int16_t w, int16_t d, int16_t x, Rounding& rounding) {
    const int32_t step = (numeric::product16(d, x) + rounding.next()) >> 16;
    return numeric::saturate16(w - step);
  }
};

struct TrainQ12 {
  using Loss = int32_t;
  template <class Activation>
  using Slope = ActivationQ12<Activation>;

  template <class Derivative>
  static void through(const int16_t* kept, int16_t* deltas, uint16_t n) {
    for (; n != 0; --n, ++deltas) {
      *deltas = numeric::ProductQ12::of(*deltas, Derivative::of(*kept++));
    }
  }

  template <class Bias>
  static void propagate(const int16_t* params, uint16_t inputs, const int16_t* deltas,
                        uint16_t units, int16_t* back) {
    const int16_t* w = params + Biases<Bias>::kBefore + Biases<Bias>::kInRow;
    const uint16_t stride = static_cast<uint16_t>(inputs + Biases<Bias>::kInRow);
    for (uint16_t i = 0; i < inputs; ++i) {
      back[i] = DotQ12::dot(0, deltas, w++, units, stride);
    }
  }

  template <class Bias, class Rule>
  static void update(int16_t* params, const int16_t* x, uint16_t inputs,
                     const int16_t* deltas, uint16_t units, Rule& rule, int16_t*) {
    if (Biases<Bias>::kBefore != 0) {
      int32_t sum = 0;
      for (uint16_t o = 0; o < units; ++o) sum += deltas[o];
      move_bias(params, numeric::saturate16(sum), rule);
    }
    for (; units != 0; --units) {
      const int16_t delta = *deltas++;
      if (Biases<Bias>::kInRow != 0) move_bias(params, delta, rule);
      rule.move(params, x, rule.scaled(delta, rule.shift), inputs);
      params += inputs;
    }
  }

 private:
  template <class Bias>
  struct Biases {
    static constexpr uint8_t kBefore = BiasSource<int16_t, Bias>::count(0);
    static constexpr uint8_t kInRow = BiasSource<int16_t, Bias>::count(1) - kBefore;
  };
  template <class Rule>
  static void move_bias(int16_t*& params, int16_t delta, Rule& rule) {
    const int16_t d = rule.scaled(delta, rule.bias_shift);
    *params = PlainMoveQ12::moved(*params, d, Int16::kOne, rule.rounding);
    ++params;
  }
};

}  // namespace kernels
}  // namespace thimble
