// SPDX-License-Identifier: MIT
// Softmax: y[i] = exp(x[i]) / sum_k exp(x[k]), with the largest x subtracted first.
//
// x and y may be the same array. Dispatch on the number format is at the end.
#pragma once

#include "../numeric/fast.h"
#include "../numeric/fixed_point_exp.h"
#include "../numeric/float.h"
#include "../numeric/functions.h"
#include "../numeric/int16.h"
#include "../numeric/int8.h"
#include "../numeric/quantized.h"
#include "../numeric/rounding.h"
#include "../platform/divide.h"
#include "../platform/multiply.h"
#include "largest.h"
#include "softmax_int16.h"
#include "softmax_q12.h"

namespace thimble {
namespace kernels {

template <class T>
struct SoftmaxFloat {
  static constexpr uint32_t kParameterBytes = 0;

  template <class Reader>
  static void forward(Reader&, const T* x, T* y, uint16_t n) {
    const T largest = largest_of(x, n);
    T sum = T(0);
    for (uint16_t i = 0; i < n; ++i) {
      y[i] = numeric::exponential(x[i] - largest);
      sum += y[i];
    }
    const T scale = T(1) / sum;
    for (uint16_t i = 0; i < n; ++i) y[i] *= scale;
  }
};

template <class Rounding>
struct SoftmaxInt8;

// Equal to TensorFlow Lite Micro: exponentials in Q5.26 -> Q0.31, their sum in Q12.19.
// Parameters: int32 multiplier, int32 left_shift (input scale to Q5.26), int32 least
// difference from the maximum that still counts. Result: scale 1/256, zero point -128.
template <>
struct SoftmaxInt8<Tflite> {
  static constexpr uint32_t kParameterBytes = 12;

  template <class Reader>
  static void forward(Reader& params, const int8_t* x, int8_t* y, uint16_t n) {
    const int32_t multiplier = params.template next<int32_t>();
    // A factor: some cores shift by a variable amount one bit at a time.
    const uint32_t unit = UINT32_C(1) << (params.template next<int32_t>() & 31);
    const int32_t least = params.template next<int32_t>();
    const int8_t largest = largest_of(x, n);
    uint32_t sum = 0;
    for (uint16_t i = 0; i < n; ++i) {
      const int32_t difference = static_cast<int32_t>(x[i]) - largest;
      if (difference < least) continue;
      sum += static_cast<uint32_t>(numeric::rounding_divide_by_power_of_two(
          numeric::exp_on_negative(scaled(difference, multiplier, unit)), 12));
    }
    if (sum == 0) sum = 1;  // only with damaged parameters; the next loop has to end
    uint8_t headroom = 0;
    uint32_t normalized = sum;
    for (; normalized < UINT32_C(0x80000000); normalized <<= 1) ++headroom;
    const int32_t scale = numeric::one_over_one_plus(
        static_cast<int32_t>(normalized - UINT32_C(0x80000000)));
    const uint8_t right_shift = static_cast<uint8_t>(12 - headroom + 31 - 8);
    for (uint16_t i = 0; i < n; ++i) {
      const int32_t difference = static_cast<int32_t>(x[i]) - largest;
      const int32_t exponent = scaled(difference, multiplier, unit);
      // Less than half a step is left: hundreds of classes alike shift beyond 31; and
      // exp(-6.25) is 0.494 / 256, of a sum that is at least 1.
      if (difference < least || right_shift > 31 || exponent < kVanishing) {
        y[i] = -128;
        continue;
      }
      const int32_t share = numeric::saturating_rounding_doubling_high_multiply(
          scale, numeric::exp_on_negative(exponent));
      y[i] = static_cast<int8_t>(numeric::clamp<int32_t>(
          numeric::rounding_divide_by_power_of_two(share, right_shift) - 128, -128, 127));
    }
  }

 private:
  // -6.25 in Q5.26.
  static constexpr int32_t kVanishing = -(INT32_C(25) << 24);

  // A difference from the maximum in Q5.26.
  static int32_t scaled(int32_t difference, int32_t multiplier, uint32_t unit) {
    return numeric::saturating_rounding_doubling_high_multiply(
        static_cast<int32_t>(static_cast<uint32_t>(difference) * unit), multiplier);
  }
};

// y = min(255, (e r >> 16) + 64 >> 7) - 128, r = floor(2^31 / sum): 256 e / sum, rounded,
// for a single division. e = round(65535 exp(-d scale)) comes from a table of 256 uint16
// among the parameters, indexed by the difference d from the maximum, so that the sum is
// at least 65535 and e r fits 31 bits. Scale 1/256, zero point -128, within 1/256 of the
// reals.
template <>
struct SoftmaxInt8<Native> {
  static constexpr uint32_t kParameterBytes = 512;

  template <class Reader>
  static void forward(Reader& params, const int8_t* x, int8_t* y, uint16_t n) {
    shares(params, x, y, n);
    params.skip(kParameterBytes);
  }

 private:
  template <class Reader>
  static THIMBLE_CALLED_ONCE void shares(const Reader params, const int8_t* x, int8_t* y,
                                         uint16_t n) {
    const int8_t largest = largest_of(x, n);
    uint32_t sum = 0;
    for (uint16_t i = 0; i < n; ++i) sum += exponential(params, largest, x[i]);
    if (sum < 65535) sum = 65535;  // only a damaged table does not start with 65535
    const uint16_t reciprocal = platform::reciprocal(sum);
    for (uint16_t i = 0; i < n; ++i) {
      const uint16_t e = exponential(params, largest, x[i]);
      const uint16_t high = platform::multiply_high(e, reciprocal);
      const uint16_t share = static_cast<uint16_t>((high + 64u) >> 7);
      y[i] = static_cast<int8_t>(static_cast<int16_t>(share > 255 ? 255 : share) - 128);
    }
  }

  template <class Reader>
  static uint16_t exponential(const Reader& table, int8_t largest, int8_t x) {
    const uint8_t difference = static_cast<uint8_t>(largest - x);
    return table.template at<uint16_t>(static_cast<uint16_t>(2u * difference));
  }
};

template <class Number>
struct Softmax;
template <>
struct Softmax<Float32> : SoftmaxFloat<float> {};
template <>
struct Softmax<Float64> : SoftmaxFloat<double> {};
template <>
struct Softmax<Fast<Float32>> : SoftmaxFloat<float> {};
template <class Weight>
struct Softmax<Quantized<Weight>> : SoftmaxFloat<float> {};
template <class Layout>
struct Softmax<Int16x8<Layout>> : SoftmaxInt16 {};
template <>
struct Softmax<Int16> : SoftmaxQ12 {};
template <class Rounding, class Layout>
struct Softmax<Int8<Rounding, Layout>> : SoftmaxInt8<Rounding> {};

}  // namespace kernels
}  // namespace thimble
