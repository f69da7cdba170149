// SPDX-License-Identifier: MIT
// Elementary functions for float and double, stable for every argument.
//
// Accuracy is that of the machine's libm (a few units in the last place) unless a comment
// says otherwise. avr-libc has no erf, expm1 and log1p: they are built from exp and log.
// AVRs with a multiplier have functions of their own in avr/, which state their error.
#pragma once

#include <math.h>

#include "../platform/detect.h"
#include "avr/exponential.h"
#include "avr/logarithm.h"
#include "avr/sigmoid.h"
#include "avr/tangent.h"

namespace thimble {
namespace numeric {

#if THIMBLE_AVR_MUL
// double is float, unless a newer compiler was told otherwise.
constexpr bool kDoubleIsFloat = sizeof(double) == sizeof(float);
inline float exponential(float x) { return avr::Exponential::of(x); }
inline double exponential(double x) {
  return kDoubleIsFloat ? avr::Exponential::of(static_cast<float>(x)) : exp(x);
}
inline float hyperbolic_tangent(float x) { return avr::Tangent::of(x); }
inline double hyperbolic_tangent(double x) {
  return kDoubleIsFloat ? avr::Tangent::of(static_cast<float>(x)) : tanh(x);
}
inline float logarithm(float x) { return avr::Logarithm::of(x); }
inline double logarithm(double x) {
  return kDoubleIsFloat ? avr::Logarithm::of(static_cast<float>(x)) : log(x);
}
#else
inline float exponential(float x) { return expf(x); }
inline double exponential(double x) { return exp(x); }
inline float hyperbolic_tangent(float x) { return tanhf(x); }
inline double hyperbolic_tangent(double x) { return tanh(x); }
inline float logarithm(float x) { return logf(x); }
inline double logarithm(double x) { return log(x); }
#endif

// exp(x) - 1 without cancellation (W. Kahan): the rounding error of exp cancels against
// that of log.
template <class T>
T exponential_minus_one(T x) {
  const T u = exponential(x);
  const T difference = u - T(1);
  if (difference == T(0)) return x;
  if (difference <= T(-1)) return T(-1);
  if (x > T(1)) return difference;
  return difference * x / logarithm(u);
}

#if THIMBLE_AVR_MUL
inline float exponential_minus_one(float x) {
  return avr::Logarithm::exponential_minus_one(x);
}
inline double exponential_minus_one(double x) {
  return kDoubleIsFloat ? exponential_minus_one(static_cast<float>(x))
                        : exponential_minus_one<double>(x);
}
#endif

// log(1 + x) for x >= 0 without cancellation, by the same idea.
template <class T>
T logarithm_of_one_plus(T x) {
  const T u = T(1) + x;
  const T difference = u - T(1);
  if (difference == T(0)) return x;
  return logarithm(u) * (x / difference);
}

#if THIMBLE_AVR
// erfc(x) for x >= 0, absolute error below 1.2e-6 (AVR floats carry 24 bits).
//   x < 2:  1 - 2/sqrt(pi) exp(-x^2) sum 2^n x^(2n+1) / (1 3 5 .. (2n+1)), all terms > 0
//   x >= 2: exp(-x^2)/sqrt(pi) / (x + 1/2/(x + 1/(x + 3/2/(x + ...)))), 12 levels
// Source of both: Abramowitz & Stegun 7.1.6 and 7.1.14.
template <class T>
T complementary_error_function_of_positive(T x) {
  const T square = x * x;
  const T decay = exponential(-square) * T(0.5641895835);
  if (x < T(2)) {
    T term = x;
    T sum = x;
    for (uint8_t n = 1; n < 30; ++n) {
      term *= T(2) * square / T(2 * n + 1);
      sum += term;
    }
    return T(1) - T(2) * decay * sum;
  }
  T fraction = x;
  for (uint8_t n = 12; n > 0; --n) fraction = x + T(n) * T(0.5) / fraction;
  return decay / fraction;
}
template <class T>
T complementary_error_function(T x) {
  return x < T(0) ? T(2) - complementary_error_function_of_positive(-x)
                  : complementary_error_function_of_positive(x);
}
#else
inline float complementary_error_function(float x) { return erfcf(x); }
inline double complementary_error_function(double x) { return erfc(x); }
#endif

// 1 / (1 + exp(-x)); exp may overflow to infinity, and the result is then 0, as it
// should.
template <class T>
T sigmoid(T x) {
  return T(1) / (T(1) + exponential(-x));
}
#if THIMBLE_AVR_MUL
inline float sigmoid(float x) { return avr::Sigmoid::of(x); }
inline double sigmoid(double x) {
  return kDoubleIsFloat ? avr::Sigmoid::of(static_cast<float>(x)) : sigmoid<double>(x);
}
#endif

// log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))
template <class T>
T softplus(T x) {
  const T tail = logarithm_of_one_plus(exponential(x < T(0) ? x : -x));
  return x < T(0) ? tail : x + tail;
}

#if THIMBLE_AVR_MUL
inline float softplus(float x) { return avr::Logarithm::softplus(x); }
inline double softplus(double x) {
  return kDoubleIsFloat ? softplus(static_cast<float>(x)) : softplus<double>(x);
}
#endif

// x * factor where a factor that has vanished wins over an infinite x.
template <class T>
T fading_product(T x, T factor) {
  return factor == T(0) ? T(0) : x * factor;
}

// x / 2 * (1 + erf(x / sqrt 2)), written with erfc so that the left tail keeps its
// digits.
template <class T>
T gelu(T x) {
  const T inverse_root_of_two = T(0.70710678118654752440);
  return fading_product(x,
                        T(0.5) * complementary_error_function(-x * inverse_root_of_two));
}

// x tanh(softplus(x)): with e = exp(x) the tangent is e (e + 2) / (e (e + 2) + 2).
template <class T>
T mish(T x) {
  if (x > T(20)) return x;
  const T e = exponential(x);
  const T w = e * (e + T(2));
  return fading_product(x, w / (w + T(2)));
}

}  // namespace numeric
}  // namespace thimble
