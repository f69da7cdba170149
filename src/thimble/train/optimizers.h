// SPDX-License-Identifier: MIT
// How a weight moves when its derivative g is known, and what RAM that takes.
//
//   optimizer             values of RAM a parameter   a step of a weight w
//   Sgd                   0     w -= rate g
//   Momentum              1     v = m v + g, w -= rate v                (m = 0.9)
//   Adam                  2     m = a m + (1 - a) g, v = b v + (1 - b) g^2,
//                               w -= rate m' / (sqrt(v') + e); m' = m / (1 - a^t), v'
//                               alike
//   MiniBatch<n, Other>   1 +   nothing but each n-th time: Other with the mean of n
//   WeightDecay<D, Other> 0 +   Other with g + D w; weights only, no biases
//   ClipValue<C, Other>   0 +   Other with g between -C and C
//   ClipNorm<C, Other>    0 +   Other with all g of a sample scaled down to a norm of C
// A value takes 4 bytes in Float32. Each has a rate for weights and one for biases, which
// are given when the trainer is made and may be changed at any time; all other constants
// are types, Ratio<1, 100>, and take no RAM. Adam keeps two more values in all, MiniBatch
// a counter. Formulas are those of PyTorch.
//
// The contract of a rule is in kernels/train_float.h; begin() comes before each step.
#pragma once

#include <math.h>

#include "../layers/activations.h"
#include "../platform/detect.h"
#include "../support/traits.h"
#include "magnitude.h"

namespace thimble {
namespace detail {

// 1 - N/D, exactly.
template <class A>
struct Complement;
template <int32_t N, int32_t D>
struct Complement<Ratio<N, D>> {
  using Type = Ratio<D - N, D>;
};

inline float square_root(float x) { return sqrtf(x); }
inline double square_root(double x) { return sqrt(x); }

// What a rule has unless it says otherwise.
template <class T>
struct Rates {
  constexpr Rates(T rate, T bias_rate) : rate(rate), bias_rate(bias_rate) {}

  static constexpr bool kPlain = false;
  static constexpr bool kClipsNorm = false;
  void begin() {}
  T factor(T delta) const { return delta; }
  T bias_factor(T delta) const { return delta; }
  // That of the larger rate, as Magnitude has it.
  uint16_t exponent() const {
    const uint16_t of_rate = Magnitude<T>::of(&rate, 1);
    const uint16_t of_bias_rate = Magnitude<T>::of(&bias_rate, 1);
    return of_rate > of_bias_rate ? of_rate : of_bias_rate;
  }

  T rate, bias_rate;
};

}  // namespace detail

struct Sgd {
  template <class T>
  struct Rule : detail::Rates<T> {
    static constexpr uint8_t kValues = 0;
    static constexpr bool kPlain = true;

    constexpr Rule(T rate) : detail::Rates<T>(rate, rate) {}
    constexpr Rule(T rate, T bias_rate) : detail::Rates<T>(rate, bias_rate) {}
    T factor(T delta) const { return this->rate * delta; }
    T bias_factor(T delta) const { return this->bias_rate * delta; }
    void step(T& w, T product, T*) const { w -= product; }
    void bias_step(T& b, T product, T*) const { b -= product; }
  };
};

template <class M>
struct MomentumOf {
  template <class T>
  struct Rule : detail::Rates<T> {
    static constexpr uint8_t kValues = 1;

    constexpr Rule(T rate) : detail::Rates<T>(rate, rate) {}
    constexpr Rule(T rate, T bias_rate) : detail::Rates<T>(rate, bias_rate) {}
    void step(T& w, T g, T* state) const { move(w, g, state, this->rate); }
    void bias_step(T& b, T g, T* state) const { move(b, g, state, this->bias_rate); }

   private:
    static void move(T& w, T g, T* velocity, T rate) {
      *velocity = M::template value<T>() * *velocity + g;
      w -= rate * *velocity;
    }
  };
};
using Momentum = MomentumOf<Ratio<9, 10>>;

// Kingma & Ba 2015.
template <class A, class B, class Epsilon>
struct AdamOf {
  template <class T>
  struct Rule : detail::Rates<T> {
    static constexpr uint8_t kValues = 2;

    constexpr Rule(T rate) : Rule(rate, rate) {}
    constexpr Rule(T rate, T bias_rate)
        : detail::Rates<T>(rate, bias_rate), first_(T(0)), second_(T(0)) {}
    // 1 - a^t, built up without subtracting from 1.
    void begin() {
      first_ = A::template value<T>() * first_ + NotA::template value<T>();
      second_ = B::template value<T>() * second_ + NotB::template value<T>();
    }
    void step(T& w, T g, T* state) const { move(w, g, state, this->rate); }
    void bias_step(T& b, T g, T* state) const { move(b, g, state, this->bias_rate); }

   private:
    using NotA = typename detail::Complement<A>::Type;
    using NotB = typename detail::Complement<B>::Type;

    void move(T& w, T g, T* state, T rate) const {
      state[0] = A::template value<T>() * state[0] + NotA::template value<T>() * g;
      state[1] = B::template value<T>() * state[1] + NotB::template value<T>() * g * g;
      const T root = detail::square_root(state[1] / second_);
      w -= rate / first_ * state[0] / (root + Epsilon::template value<T>());
    }

    T first_, second_;
  };
};
using Adam = AdamOf<Ratio<9, 10>, Ratio<999, 1000>, Ratio<1, 100000000>>;

// Every Samples-th step moves the weights, by the mean of the derivatives since.
template <uint16_t Samples, class Other = Sgd>
struct MiniBatch {
  static_assert(Samples > 0, "MiniBatch: name at least one sample");

  template <class T>
  struct Rule : Other::template Rule<T> {
    using Base = typename Other::template Rule<T>;
    static constexpr uint8_t kValues = 1 + Base::kValues;
    static constexpr bool kPlain = false;

    constexpr Rule(T rate) : Base(rate), seen_(0) {}
    constexpr Rule(T rate, T bias_rate) : Base(rate, bias_rate), seen_(0) {}
    void begin() {
      if (seen_ == Samples) seen_ = 0;
      if (++seen_ == Samples) Base::begin();
    }
    T factor(T delta) const { return delta; }
    T bias_factor(T delta) const { return delta; }
    void step(T& w, T g, T* state) {
      *state += g;
      if (seen_ == Samples) Base::step(w, Base::factor(mean_of(state)), state + 1);
    }
    void bias_step(T& b, T g, T* state) {
      *state += g;
      if (seen_ == Samples)
        Base::bias_step(b, Base::bias_factor(mean_of(state)), state + 1);
    }
    // How many samples the next step already holds.
    uint16_t waiting() const { return seen_ == Samples ? 0 : seen_; }

   private:
    static T mean_of(T* sum) {
      const T mean = *sum * (T(1) / T(Samples));
      *sum = T(0);
      return mean;
    }

    uint16_t seen_;
  };
};

template <class Decay, class Other = Sgd>
struct WeightDecay {
  template <class T>
  struct Rule : Other::template Rule<T> {
    using Base = typename Other::template Rule<T>;
    static constexpr bool kPlain = false;

    constexpr Rule(T rate) : Base(rate) {}
    constexpr Rule(T rate, T bias_rate) : Base(rate, bias_rate) {}
    void step(T& w, T product, T* state) {
      Base::step(w, product + Base::factor(Decay::template value<T>()) * w, state);
    }
  };
};

template <class Limit, class Other = Sgd>
struct ClipValue {
  template <class T>
  struct Rule : Other::template Rule<T> {
    using Base = typename Other::template Rule<T>;
    static constexpr bool kPlain = false;

    constexpr Rule(T rate) : Base(rate) {}
    constexpr Rule(T rate, T bias_rate) : Base(rate, bias_rate) {}
    T factor(T delta) const { return delta; }
    T bias_factor(T delta) const { return delta; }
    void step(T& w, T g, T* state) { Base::step(w, Base::factor(clipped(g)), state); }
    void bias_step(T& b, T g, T* state) {
      Base::bias_step(b, Base::bias_factor(clipped(g)), state);
    }

   private:
    static T clipped(T g) {
      const T limit = Limit::template value<T>();
      return g > limit ? limit : g < -limit ? -limit : g;
    }
  };
};

// The trainer scales the deltas before the step: the norm of the derivatives of a sample
// is known from those and from the inputs of each layer.
template <class Limit, class Other = Sgd>
struct ClipNorm {
  template <class T>
  struct Rule : Other::template Rule<T> {
    using Base = typename Other::template Rule<T>;
    static constexpr bool kClipsNorm = true;

    constexpr Rule(T rate) : Base(rate) {}
    constexpr Rule(T rate, T bias_rate) : Base(rate, bias_rate) {}
    // What to multiply the deltas with, given the square of the norm.
    static T scale(T square) {
      const T limit = Limit::template value<T>();
      return square > limit * limit ? limit / detail::square_root(square) : T(1);
    }
  };
};

}  // namespace thimble
