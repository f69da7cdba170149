// SPDX-License-Identifier: MIT
// The codes of number formats and activations in a record, see docs/file_format.md.
//
// Codes are never given twice. An activation of your own gets one from 128 on:
//   struct Cube { static constexpr uint8_t kRecordCode = 128; ... };
#pragma once

#include "../layers/activations.h"
#include "../numeric/fast.h"
#include "../numeric/float.h"
#include "../numeric/int16.h"
#include "../numeric/int8.h"
#include "../numeric/quantized.h"
#include "../support/bytes.h"

namespace thimble {
namespace persist {

enum NumberCode : uint8_t {
  kFloat32 = 1,
  kFloat64 = 2,
  kInt8 = 3,
  kInt16x8 = 4,
  kQuantized8 = 5,
  kQuantized16 = 6
};
enum RoundingCode : uint8_t { kNoRounding = 0, kNative = 1, kTflite = 2 };
enum OrderCode : uint8_t {
  kPortable = 0,
  kForAvr = 1,
  kForAvrTiny = 2,
  kForCortexM0 = 3,
  kForCortexM4 = 4,
  kForCortexM4Wide = 5,
  kForAvrSmall = 6
};

template <class Rounding>
struct RoundingOf;
template <>
struct RoundingOf<Native> {
  static constexpr uint8_t kCode = kNative;
};
template <>
struct RoundingOf<Tflite> {
  static constexpr uint8_t kCode = kTflite;
};

template <class Layout>
struct OrderOf;
template <>
struct OrderOf<Portable> {
  static constexpr uint8_t kCode = kPortable;
};
template <>
struct OrderOf<ForAvr> {
  static constexpr uint8_t kCode = kForAvr;
};
// The same bytes.
template <>
struct OrderOf<ForAvrSparse> : OrderOf<ForAvr> {};
template <>
struct OrderOf<ForAvrTiny> {
  static constexpr uint8_t kCode = kForAvrTiny;
};
template <>
struct OrderOf<ForAvrSmall> {
  static constexpr uint8_t kCode = kForAvrSmall;
};
template <>
struct OrderOf<ForCortexM0> {
  static constexpr uint8_t kCode = kForCortexM0;
};
template <>
struct OrderOf<ForCortexM4> {
  static constexpr uint8_t kCode = kForCortexM4;
};
template <>
struct OrderOf<ForCortexM4Wide> {
  static constexpr uint8_t kCode = kForCortexM4Wide;
};

// The three bytes of a number format.
template <class Number>
struct FormatOf {
  static_assert(detail::Never<Number>::value,
                "records do not know this number format: persist/codes.h gives codes");
};
template <>
struct FormatOf<Float32> {
  using Bytes = detail::Bytes<kFloat32, kNoRounding, kPortable>;
};
// The same parameters.
template <>
struct FormatOf<Fast<Float32>> : FormatOf<Float32> {};
// Where double is float, so are the parameters.
template <>
struct FormatOf<Float64> {
  using Bytes =
      detail::Bytes<sizeof(double) == 8 ? kFloat64 : kFloat32, kNoRounding, kPortable>;
};
template <class Rounding, class Layout>
struct FormatOf<Int8<Rounding, Layout>> {
  using Bytes = detail::Bytes<kInt8, RoundingOf<Rounding>::kCode, OrderOf<Layout>::kCode>;
};

template <class Layout>
struct FormatOf<Int16x8<Layout>> {
  using Bytes = detail::Bytes<kInt16x8, kNative, OrderOf<Layout>::kCode>;
};
template <>
struct FormatOf<Quantized<int8_t>> {
  using Bytes = detail::Bytes<kQuantized8, kNoRounding, kPortable>;
};
template <>
struct FormatOf<Quantized<int16_t>> {
  using Bytes = detail::Bytes<kQuantized16, kNoRounding, kPortable>;
};

// The bytes of an activation: its code, and its constant if it has one.
template <class Activation, class = void>
struct ActivationOf {
  static_assert(detail::Never<Activation>::value,
                "records do not know this activation: give it a static constexpr uint8_t "
                "kRecordCode from 128 to 255");
};
template <class Activation>
struct ActivationOf<
    Activation,
    typename detail::MakeVoid<detail::Flag<(Activation::kRecordCode >= 128)>>::Type> {
  static_assert(Activation::kRecordCode >= 128,
                "records: codes below 128 are for activations of the library");
  using Bytes = detail::Bytes<Activation::kRecordCode>;
};

#define THIMBLE_ACTIVATION(name, code) \
  template <>                          \
  struct ActivationOf<name> {          \
    using Bytes = detail::Bytes<code>; \
  };
THIMBLE_ACTIVATION(Identity, 0)
THIMBLE_ACTIVATION(ReLU, 1)
THIMBLE_ACTIVATION(ReLU6, 2)
THIMBLE_ACTIVATION(Sigmoid, 3)
THIMBLE_ACTIVATION(Tanh, 4)
THIMBLE_ACTIVATION(SELU, 7)
THIMBLE_ACTIVATION(BinaryStep, 8)
THIMBLE_ACTIVATION(Softplus, 9)
THIMBLE_ACTIVATION(SiLU, 10)
THIMBLE_ACTIVATION(GELU, 11)
THIMBLE_ACTIVATION(Mish, 12)
THIMBLE_ACTIVATION(Gaussian, 13)
THIMBLE_ACTIVATION(HardSigmoid, 14)
#undef THIMBLE_ACTIVATION

// A fraction in lowest terms with a positive denominator, so that equal ones are equal
// bytes.
template <class Fraction>
struct RatioOf;
template <int32_t N, int32_t D>
struct RatioOf<Ratio<N, D>> {
  static constexpr int64_t divisor(int64_t a, int64_t b) {
    return b == 0 ? (a < 0 ? -a : a) : divisor(b, a % b);
  }
  static constexpr int64_t kDivisor = (D < 0 ? -1 : 1) * divisor(N, D);
  using Bytes =
      typename detail::Joined<detail::Bytes32<static_cast<uint32_t>(N / kDivisor)>,
                              detail::Bytes32<static_cast<uint32_t>(D / kDivisor)>>::Type;
};
constexpr uint8_t kLeakyReLUCode = 5, kEluCode = 6;
template <class Alpha>
struct ActivationOf<LeakyReLU<Alpha>> {
  using Bytes = typename detail::Joined<detail::Bytes<kLeakyReLUCode>,
                                        typename RatioOf<Alpha>::Bytes>::Type;
};
template <class Alpha>
struct ActivationOf<ELU<Alpha>> {
  using Bytes = typename detail::Joined<detail::Bytes<kEluCode>,
                                        typename RatioOf<Alpha>::Bytes>::Type;
};

// A table says which one it is, and what it computes.
constexpr uint8_t kTableCode = 64;
template <uint8_t Index, class Activation>
struct ActivationOf<Table<Index, Activation>> {
  using Bytes = typename detail::Joined<detail::Bytes<kTableCode, Index>,
                                        typename ActivationOf<Activation>::Bytes>::Type;
};

template <>
struct ActivationOf<AnyTable> {
  using Bytes = detail::Bytes<kTableCode>;
};

}  // namespace persist
}  // namespace thimble
