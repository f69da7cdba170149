// SPDX-License-Identifier: MIT
// Tests of layers/activations.h: every function over the floats against a wider type.
#include "thimble/layers/activations.h"

#include <gtest/gtest.h>
#include <string.h>

#include <cmath>
#include <limits>

#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Proof;
using thimble_test::Random;

// The exact functions, written anew in the wider type R. Infinite arguments give limits.
template <class R>
struct Exact {
  static R identity(R x) { return x; }
  static R sigmoid(R x) { return 1 / (1 + std::exp(-x)); }
  static R tanh(R x) { return std::tanh(x); }
  static R relu(R x) { return x > 0 ? x : 0; }
  static R relu6(R x) { return x > 6 ? 6 : x > 0 ? x : 0; }
  static R leaky_relu(R x) { return x >= 0 ? x : x / 100; }
  static R leaky_relu_3(R x) { return x >= 0 ? x : x * 3 / 10; }
  static R elu(R x) { return x >= 0 ? x : std::expm1(x); }
  static R elu_5_4(R x) { return x >= 0 ? x : std::expm1(x) * 5 / 4; }
  static R selu(R x) {
    const R lambda = 1.0507009873554804934193349852946L;
    const R alpha = 1.6732632423543772848170429916717L;
    return x >= 0 ? lambda * x : lambda * alpha * std::expm1(x);
  }
  static R binary_step(R x) { return x >= 0 ? 1 : 0; }
  static R softplus(R x) {
    return std::fmax(x, R(0)) + std::log1p(std::exp(-std::fabs(x)));
  }
  static R silu(R x) { return x < -11000 ? 0 : x * sigmoid(x); }
  static R gelu(R x) { return x < -200 ? 0 : x / 2 * std::erfc(-x / std::sqrt(R(2))); }
  static R mish(R x) { return x < -11000 ? 0 : x * std::tanh(softplus(x)); }
  static R gaussian(R x) { return std::exp(-x * x); }
  static R hard_sigmoid(R x) { return relu6(x + 3) / 6; }
};

// What is promised on a machine whose libm is right to one unit in the last place:
//   |y - exact| <= (relative + steep x^2) epsilon |exact| + tiny * (least normal number)
// `steep` is for functions of x^2, whose tail amplifies the rounding of the square;
// `tiny` for results that vanish. docs/numbers.md states the same figures.
struct Promise {
  double relative, steep, tiny;
};
const Promise kIdentity = {0, 0, 0}, kBinaryStep = {0, 0, 0};
const Promise kReLU = {0, 0, 0}, kReLU6 = {0, 0, 0}, kHardSigmoid = {1, 0, 0};
const Promise kLeakyReLU = {1, 0, 1}, kELU = {2, 0, 1}, kSELU = {2.5, 0, 1};
const Promise kSigmoid = {1.5, 0, 1}, kTanh = {1.5, 0, 1}, kSoftplus = {2, 0, 1};
const Promise kSiLU = {2, 0, 800}, kMish = {3, 0, 1};
const Promise kGaussian = {1, 1, 1}, kGELU = {2, 1, 1};

template <class Activation, class T, class R>
bool holds(T x, R exact, Promise promise) {
  const T y = Activation::forward(x);
  if (std::fabs(exact) > R(std::numeric_limits<T>::max())) {
    return y == T(exact) || std::fabs(y) == std::numeric_limits<T>::max();
  }
  if (exact == R(0)) return std::fabs(y) <= promise.tiny * std::numeric_limits<T>::min();
  const R square = promise.steep > 0 ? R(x) * R(x) : R(0);
  const R relative = R(promise.relative) + R(promise.steep) * square;
  const R bound = relative * std::numeric_limits<T>::epsilon() * std::fabs(exact) +
                  R(promise.tiny) * std::numeric_limits<T>::min();
  return std::isfinite(y) && std::fabs(R(y) - exact) <= bound;
}

template <class Activation, class T, class R>
void check_at(Proof& proof, T x, R (*exact)(R), Promise promise) {
  const bool right = holds<Activation>(x, exact(R(x)), promise);
  EXPECT_TRUE(proof.check(right))
      << "at " << double(x) << ": " << double(Activation::forward(x)) << " for "
      << double(exact(R(x)));
}

float of_bits(uint64_t bits, float) {
  const uint32_t upper = static_cast<uint32_t>(bits >> 32);
  float x;
  memcpy(&x, &upper, sizeof x);
  return x;
}
double of_bits(uint64_t bits, double) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// All exponents and signs (with denormals, infinities and NaN), dense from -24 to 24, and
// every point at which something may change.
template <class Activation, class T, class R>
void sweep(R (*exact)(R), Promise promise) {
  Proof proof("activations");
  Random random(50);
  const uint64_t step = UINT64_C(1) << 46;
  for (uint64_t k = 0; k < (UINT64_C(1) << 18) && !testing::Test::HasFailure(); ++k) {
    uint64_t low = random.bits();
    low = low << 14 ^ random.bits();
    const T x = of_bits(k * step + (low & (step - 1)), T());
    if (!std::isnan(x)) check_at<Activation>(proof, x, exact, promise);
  }
  for (int i = -24 * 2048; i <= 24 * 2048 && !testing::Test::HasFailure(); ++i) {
    check_at<Activation>(proof, T(i) / T(2048), exact, promise);
  }
  const T infinity = std::numeric_limits<T>::infinity();
  const T specials[] = {T(0),
                        std::numeric_limits<T>::denorm_min(),
                        std::numeric_limits<T>::min(),
                        std::numeric_limits<T>::epsilon(),
                        std::numeric_limits<T>::max(),
                        infinity,
                        T(1),
                        T(3),
                        T(6),
                        T(20),
                        std::nextafter(T(20), infinity),
                        T(87.5),
                        T(88.72284),
                        T(88.75),
                        T(103.5),
                        T(709.75),
                        T(709.8),
                        T(745.2)};
  for (T x : specials) {
    check_at<Activation>(proof, x, exact, promise);
    check_at<Activation>(proof, -x, exact, promise);
  }
}

template <class Activation>
void check(double (*exact)(double), long double (*exacter)(long double),
           Promise promise) {
  sweep<Activation, float>(exact, promise);
  sweep<Activation, double>(exacter, promise);
}

#define CHECK_ACTIVATION(name, type, function, promise)                          \
  TEST(Activation, name) {                                                       \
    check<type>(Exact<double>::function, Exact<long double>::function, promise); \
  }
CHECK_ACTIVATION(Identity, Identity, identity, kIdentity)
CHECK_ACTIVATION(Sigmoid, Sigmoid, sigmoid, kSigmoid)
CHECK_ACTIVATION(Tanh, Tanh, tanh, kTanh)
CHECK_ACTIVATION(ReLU, ReLU, relu, kReLU)
CHECK_ACTIVATION(ReLU6, ReLU6, relu6, kReLU6)
CHECK_ACTIVATION(LeakyReLU, LeakyReLU<>, leaky_relu, kLeakyReLU)
using LeakyReLU3 = LeakyReLU<Ratio<3, 10>>;
CHECK_ACTIVATION(LeakyReLUWithAlpha, LeakyReLU3, leaky_relu_3, kLeakyReLU)
CHECK_ACTIVATION(ELU, ELU<>, elu, kELU)
using ELU54 = ELU<Ratio<5, 4>>;
CHECK_ACTIVATION(ELUWithAlpha, ELU54, elu_5_4, kELU)
CHECK_ACTIVATION(SELU, SELU, selu, kSELU)
CHECK_ACTIVATION(BinaryStep, BinaryStep, binary_step, kBinaryStep)
CHECK_ACTIVATION(Softplus, Softplus, softplus, kSoftplus)
CHECK_ACTIVATION(SiLU, SiLU, silu, kSiLU)
CHECK_ACTIVATION(GELU, GELU, gelu, kGELU)
CHECK_ACTIVATION(Mish, Mish, mish, kMish)
CHECK_ACTIVATION(Gaussian, Gaussian, gaussian, kGaussian)
CHECK_ACTIVATION(HardSigmoid, HardSigmoid, hard_sigmoid, kHardSigmoid)
#undef CHECK_ACTIVATION

// Not-a-number stays visible, except where the definition decides.
template <class Activation>
void expect_nan() {
  EXPECT_TRUE(std::isnan(Activation::forward(std::nanf(""))));
  EXPECT_TRUE(std::isnan(Activation::forward(std::nan(""))));
}

TEST(Activation, NotANumberIsNotHidden) {
  expect_nan<Identity>();
  expect_nan<Sigmoid>();
  expect_nan<Tanh>();
  expect_nan<ReLU>();
  expect_nan<ReLU6>();
  expect_nan<LeakyReLU<>>();
  expect_nan<ELU<>>();
  expect_nan<SELU>();
  expect_nan<Softplus>();
  expect_nan<SiLU>();
  expect_nan<GELU>();
  expect_nan<Mish>();
  expect_nan<Gaussian>();
  expect_nan<HardSigmoid>();
  EXPECT_EQ(BinaryStep::forward(std::nanf("")), 1.0f);
}

TEST(Ratio, IsTheNearestNumber) {
  static_assert(Ratio<3, 10>::value<double>() == 0.3, "");
  static_assert(Ratio<1, 3>::value<float>() == 1.0f / 3.0f, "");
  static_assert(Ratio<-7>::value<float>() == -7.0f, "");
  static_assert(Ratio<1, -4>::value<float>() == -0.25f, "");
}

TEST(Activation, OddAndEvenSymmetries) {
  for (int i = 1; i < 4000; ++i) {
    const float x = static_cast<float>(i) / 256.0f;
    EXPECT_EQ(Tanh::forward(-x), -Tanh::forward(x));
    EXPECT_EQ(Gaussian::forward(-x), Gaussian::forward(x));
    EXPECT_NEAR(Sigmoid::forward(-x) + Sigmoid::forward(x), 1.0f, 1.2e-7f);
  }
}

}  // namespace
