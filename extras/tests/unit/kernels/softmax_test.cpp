// SPDX-License-Identifier: MIT
// Tests of kernels/softmax.h against softmax in doubles; equality with TensorFlow Lite
// Micro is tested with its own interpreter, in python/.
#include "thimble/kernels/softmax.h"

#include <Thimble.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support/int8_layer.h"
#include "support/proof.h"

namespace {

using thimble::Native;
using thimble::Ram;
using thimble::Tflite;
using thimble_test::Bytes;
using thimble_test::Proof;
using thimble_test::Random;

std::vector<double> softmax(const std::vector<double>& x) {
  double largest = x[0], sum = 0;
  for (double value : x) largest = std::fmax(largest, value);
  std::vector<double> y;
  for (double value : x) y.push_back(std::exp(value - largest));
  for (double value : y) sum += value;
  for (double& value : y) value /= sum;
  return y;
}

std::vector<uint16_t> native_table(double scale) {
  std::vector<uint16_t> table;
  for (int d = 0; d < 256; ++d) {
    table.push_back(static_cast<uint16_t>(std::lround(65535 * std::exp(-d * scale))));
  }
  return table;
}

// The parameters as the converter computes them, for beta = 1.
Bytes native_bytes(double scale) {
  Bytes bytes;
  for (uint16_t entry : native_table(scale)) bytes.put(entry, 2);
  return bytes;
}
Bytes tflite_bytes(double scale) {
  int shift = 0;
  const double real = std::fmin(scale * (1 << 26), 2147483647.0);
  const double fraction = std::frexp(real, &shift);
  int64_t multiplier = std::llround(std::ldexp(fraction, 31));
  if (multiplier == INT64_C(1) << 31) multiplier /= 2, ++shift;
  // Differences whose exponent would leave Q5.26 count as zero.
  const double radius = std::floor(std::ldexp(31.0, 26 - shift));
  Bytes bytes;
  bytes.put(multiplier, 4);
  bytes.put(shift, 4);
  bytes.put(-static_cast<int64_t>(radius), 4);
  return bytes;
}

template <class Rounding>
std::vector<int8_t> run(const Bytes& bytes, std::vector<int8_t> x) {
  Ram::Reader reader(bytes.data());
  thimble::kernels::SoftmaxInt8<Rounding>::forward(reader, x.data(), x.data(),
                                                   static_cast<uint16_t>(x.size()));
  EXPECT_EQ(reader.address(), bytes.data() + bytes.size());
  return x;
}

const double kScales[] = {0.002, 0.01, 0.0392, 0.1, 0.25, 0.77};

// A share of 255/256 or more is 127: the result has no code for 1.
double distance(int8_t q, double share) {
  return std::fabs((q + 128) / 256.0 - std::fmin(share, 255.0 / 256));
}

template <class Rounding>
void check_softmax(Bytes (*bytes_for)(double), uint32_t seed) {
  Proof proof("softmax_int8");
  Random random(seed);
  for (double scale : kScales) {
    const Bytes bytes = bytes_for(scale);
    for (uint16_t n : {1, 2, 3, 10, 33, 100}) {
      for (unsigned kind = 0; kind < 40; ++kind) {
        const std::vector<int8_t> x = thimble_test::int8_input(random, n, kind);
        std::vector<double> reals;
        for (int8_t value : x) reals.push_back(value * scale);
        const std::vector<double> exact = softmax(reals);
        const std::vector<int8_t> y = run<Rounding>(bytes, x);
        for (size_t i = 0; i < x.size(); ++i) {
          EXPECT_TRUE(proof.check(distance(y[i], exact[i]) <= 1.0 / 256))
              << "scale " << scale << " of " << n << ": " << int(y[i]) << " for "
              << exact[i] * 256 - 128;
        }
      }
    }
  }
}

TEST(SoftmaxInt8, NativeIsWithinOneStepOfTheReals) {
  check_softmax<Native>(native_bytes, 30);
}
TEST(SoftmaxInt8, TfliteIsWithinOneStepOfTheReals) {
  check_softmax<Tflite>(tflite_bytes, 31);
}

TEST(SoftmaxInt8, NativeEqualsItsFormula) {
  Random random(32);
  for (double scale : kScales) {
    for (int net = 0; net < 300; ++net) {
      const auto x = thimble_test::int8_input(
          random, static_cast<uint16_t>(1 + random.below(300)), 9);
      ASSERT_EQ(run<Native>(native_bytes(scale), x),
                thimble_test::native_softmax(x, native_table(scale)));
    }
  }
}

// As many classes as a sum may have, all alike: shares far below one step.
TEST(SoftmaxInt8, ManyEqualClasses) {
  for (uint16_t n : {255, 256, 511, 512, 513, 1000, 4095}) {
    const std::vector<int8_t> x(n, -5);
    for (int8_t y : run<Native>(native_bytes(0.1), x)) {
      EXPECT_LE(distance(y, 1.0 / n), 1.0 / 256) << n;
    }
    for (int8_t y : run<Tflite>(tflite_bytes(0.1), x)) {
      EXPECT_LE(distance(y, 1.0 / n), 1.0 / 256) << n;
    }
  }
}

// Whatever the bytes are, it ends.
TEST(SoftmaxInt8, DamagedParametersEnd) {
  Bytes zeros;
  zeros.put(0, 8);
  for (int i = 0; i < 63; ++i) zeros.put(0, 8);
  run<Native>(zeros, {1, 2, 3});
  Bytes least_too_large;
  least_too_large.put(1 << 30, 4);
  least_too_large.put(20, 4);
  least_too_large.put(5, 4);
  run<Tflite>(least_too_large, {1, 2, 3});
}

template <class T>
class SoftmaxFloat : public testing::Test {};
using Floats = testing::Types<float, double>;
TYPED_TEST_SUITE(SoftmaxFloat, Floats);

TYPED_TEST(SoftmaxFloat, EqualsTheDoubles) {
  using T = TypeParam;
  Random random(33);
  for (int net = 0; net < 500; ++net) {
    const uint16_t n = static_cast<uint16_t>(1 + random.below(60));
    const T scale = net % 3 == 0 ? T(1e30) : net % 3 == 1 ? T(10) : T(1);
    std::vector<T> x;
    std::vector<double> reals;
    for (uint16_t i = 0; i < n; ++i) {
      x.push_back(static_cast<T>(random.number(4)) * scale);
      reals.push_back(static_cast<double>(x.back()));
    }
    const std::vector<double> exact = softmax(reals);
    Ram::Reader reader(x.data());
    thimble::kernels::SoftmaxFloat<T>::forward(reader, x.data(), x.data(), n);
    for (size_t i = 0; i < n; ++i) EXPECT_NEAR(x[i], exact[i], 2e-6);
  }
}

}  // namespace
