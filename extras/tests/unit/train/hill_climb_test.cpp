// SPDX-License-Identifier: MIT
// HillClimb: trials are taken back to the byte, and it learns.
#include "thimble/train/hill_climb.h"

#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/persist/ram_medium.h>
#include <thimble/train.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Proof;

// Every trial of a network of which all is worse, and every one of which all is better.
template <class Net>
void check_trials(const std::vector<uint8_t>& start, size_t weights) {
  Proof proof("gradient");
  ASSERT_EQ(size_t{Net::kParameterBytes}, start.size());
  std::vector<uint8_t> bytes = start;
  RamMedium medium(bytes.data(), static_cast<RamMedium::Size>(bytes.size()));
  HillClimb<Net, RamMedium> climb(medium, 0, 5, 77);
  EXPECT_TRUE(climb.next(1));
  climb.finish();
  const std::vector<uint8_t> snapped = bytes;
  size_t moved = 0;
  for (int i = 0; i < 50; ++i) {
    // The first call only makes a trial.
    EXPECT_FALSE(climb.next(i % 3 == 0 ? std::numeric_limits<float>::quiet_NaN() : 2));
    climb.shift = static_cast<uint8_t>(3 + i % 5);
    moved += bytes != snapped;
    if (i % 2) {
      climb.finish();
      EXPECT_TRUE(proof.check(bytes == snapped)) << i;
    }
  }
  climb.finish();
  EXPECT_TRUE(proof.check(bytes == snapped));
  EXPECT_EQ(50u, moved);
  // What is no weight stays as it was, what is one moves some time.
  std::vector<bool> touched(bytes.size());
  for (int i = 0; i < 200; ++i) {
    climb.next(0.5f - static_cast<float>(i) / 1000);
    for (size_t k = 0; k < bytes.size(); ++k) {
      touched[k] = touched[k] || bytes[k] != snapped[k];
    }
  }
  size_t count = 0;
  for (const bool one : touched) count += one;
  EXPECT_TRUE(proof.check(count <= weights)) << count;
  EXPECT_TRUE(climb.good());
}

template <class T>
std::vector<uint8_t> numbers(size_t n) {
  thimble_test::Random random(5);
  std::vector<T> values(n);
  for (T& value : values) value = static_cast<T>(random.number(2) * 1.1f);
  std::vector<uint8_t> bytes(n * sizeof(T));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}
std::vector<uint8_t> any_bytes(size_t n) {
  thimble_test::Random random(6);
  std::vector<uint8_t> bytes(n);
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random.byte());
  return bytes;
}

TEST(HillClimb, TakesBackFloats) {
  using Net = Network<Float32, Input<3>, Dense<4, Tanh>, Dense<2, Sigmoid>>;
  check_trials<Net>(numbers<float>(Net::kParameterCount), Net::kParameterBytes);
}
TEST(HillClimb, TakesBackDoubles) {
  using Net = Network<Float64, Input<3>, Gru<2>, Dense<2, Sigmoid, SharedBias>>;
  check_trials<Net>(numbers<double>(Net::kParameterCount), Net::kParameterBytes);
}
TEST(HillClimb, TakesBackInt16) {
  using Net = Network<Int16, Input<3>, Dense<4, Tanh>, Dense<2, Sigmoid, NoBias>>;
  check_trials<Net>(any_bytes(size_t{Net::kParameterBytes}), Net::kParameterBytes);
}
TEST(HillClimb, TakesBackInt8AndLeavesMultipliersAlone) {
  using Net = Network<Int8<Native>, Input<3>, Dense<5, ReLU>, Dense<4>>;
  // Heads of 4 bytes, multipliers of 2 a unit.
  check_trials<Net>(any_bytes(size_t{Net::kParameterBytes}),
                    Net::kParameterBytes - 8 - 18);
  using Exact = Network<Int8<Tflite>, Input<3>, Dense<2, Table<0, Tanh>>>;
  check_trials<Exact>(any_bytes(Exact::kParameterBytes),
                      Exact::kParameterBytes - 256 - 4 - 10);
}
TEST(HillClimb, LeavesFrozenLayersAlone) {
  using Net = Network<Float32, Input<3>, Frozen<Dense<4, Tanh>>, Dense<2, Sigmoid>>;
  check_trials<Net>(numbers<float>(Net::kParameterCount), 10 * sizeof(float));
}
TEST(HillClimb, TakesBackQuantizedWeightsAndLeavesScalesAlone) {
  using Net = Network<Quantized<int8_t>, Input<3>, Dense<4, Tanh>, Dense<2, Sigmoid>>;
  std::vector<uint8_t> bytes(size_t{Net::kParameterBytes});
  check_trials<Net>(bytes, Net::kParameterBytes - 6 * sizeof(float));
}

template <class Net>
int converge(uint8_t shift, int trials, float one, typename Net::Value unit) {
  int converged = 0;
  for (uint32_t seed = 1; seed <= 50; ++seed) {
    typename Net::Value w[Net::kParameterCount];
    Net net(w);
    initialize(net, w, seed);
    RamMedium medium(w, sizeof w);
    HillClimb<Net, RamMedium> climb(medium, 0, shift, seed * 1000);
    float error = 0;
    for (int i = 0; i < trials && (i < 2 || climb.best() >= 0.1f); ++i) {
      error = 0;
      for (int k = 0; k < 4; ++k) {
        const typename Net::Value x[2] = {
            static_cast<typename Net::Value>((k & 1) * unit),
            static_cast<typename Net::Value>((k >> 1) * unit)};
        const float y = static_cast<float>(net.predict(x)[0]) / one;
        const float t = (k == 1 || k == 2) ? 1.0f : 0.0f;
        error += (y - t) * (y - t);
      }
      climb.next(error);
    }
    converged += climb.best() < 0.1f;
  }
  return converged;
}

TEST(HillClimb, LearnsXor) {
  Proof proof("gradient");
  using OfFloats = Model<Float32, Ram, Input<2>, Dense<3, Tanh>, Dense<1, Sigmoid>>;
  using OfIntegers = Model<Int16, Ram, Input<2>, Dense<3, Tanh>, Dense<1, Sigmoid>>;
  const int floats = converge<OfFloats>(2, 3000, 1, 1.0f);
  const int integers = converge<OfIntegers>(2, 3000, 4096, 4096);
  EXPECT_TRUE(proof.check(floats >= 45)) << floats;
  EXPECT_TRUE(proof.check(integers >= 45)) << integers;
}

}  // namespace
