// SPDX-License-Identifier: MIT
// The kernels of learning against naive loops in long double.
#include <Thimble.h>
#include <gtest/gtest.h>
#include <thimble/train.h>

#include <cmath>
#include <limits>
#include <vector>

#include "support/proof.h"
#include "support/random.h"

namespace {

using thimble::NoBias;
using thimble::SharedBias;
using thimble::UnitBias;
using thimble_test::Proof;
using thimble_test::Random;

template <class T>
std::vector<T> numbers(Random& random, size_t n) {
  std::vector<T> values(n);
  for (T& value : values) {
    value = static_cast<T>(random.number(2)) + static_cast<T>(random.number(1)) / T(3);
  }
  return values;
}

// Where the weights of unit o begin, and how many biases the layer has.
template <class Bias>
size_t row_of(size_t inputs, size_t o);
template <>
size_t row_of<UnitBias>(size_t inputs, size_t o) {
  return o * (inputs + 1) + 1;
}
template <>
size_t row_of<SharedBias>(size_t inputs, size_t o) {
  return o * inputs + 1;
}
template <>
size_t row_of<NoBias>(size_t inputs, size_t o) {
  return o * inputs;
}

template <class T>
bool near(T got, long double exact, long double size, size_t terms) {
  return std::fabs(static_cast<long double>(got) - exact) <=
         size * static_cast<long double>(terms + 3) * std::numeric_limits<T>::epsilon();
}

template <class Number, class Bias>
void check_layer(Proof& proof, Random& random, uint16_t inputs, uint16_t units) {
  using T = typename Number::Value;
  using Kernel = thimble::kernels::Train<Number>;
  const size_t count =
      thimble::kernels::DenseFloat<T>::template parameters<Bias>(inputs, units);
  std::vector<T> params = numbers<T>(random, count);
  const std::vector<T> x = numbers<T>(random, inputs);
  const std::vector<T> deltas = numbers<T>(random, units);

  std::vector<T> back(inputs + 1, T(7));
  Kernel::template propagate<Bias>(params.data(), inputs, deltas.data(), units,
                                   back.data());
  EXPECT_TRUE(proof.check(back[inputs] == T(7)));
  for (size_t i = 0; i < inputs; ++i) {
    long double sum = 0, size = 0;
    for (size_t o = 0; o < units; ++o) {
      const long double term =
          static_cast<long double>(deltas[o]) * params[row_of<Bias>(inputs, o) + i];
      sum += term;
      size += std::fabs(term);
    }
    EXPECT_TRUE(proof.check(near(back[i], sum, size, units))) << i;
  }

  const std::vector<T> before = params;
  thimble::Sgd::Rule<T> rule(T(0.25), T(0.125));
  Kernel::template update<Bias>(params.data(), x.data(), inputs, deltas.data(), units,
                                rule, static_cast<T*>(nullptr));
  long double shared = 0, shared_size = 0;
  for (size_t o = 0; o < units; ++o) {
    shared += deltas[o];
    shared_size += std::fabs(deltas[o]);
    const size_t row = row_of<Bias>(inputs, o);
    for (size_t i = 0; i < inputs; ++i) {
      const long double step = static_cast<long double>(deltas[o]) * x[i] / 4;
      EXPECT_TRUE(proof.check(near(params[row + i], before[row + i] - step,
                                   std::fabs(before[row + i]) + std::fabs(step), 1)));
    }
    if (thimble::detail::IsSame<Bias, UnitBias>::value) {
      EXPECT_TRUE(proof.check(params[row - 1] == before[row - 1] - deltas[o] / 8));
    }
  }
  if (thimble::detail::IsSame<Bias, SharedBias>::value) {
    EXPECT_TRUE(proof.check(near(params[0], before[0] - shared / 8,
                                 std::fabs(before[0]) + shared_size, units)));
  }
}

template <class Number>
class TrainKernel : public testing::Test {};
using Numbers = testing::Types<thimble::Float32, thimble::Float64>;
TYPED_TEST_SUITE(TrainKernel, Numbers);

TYPED_TEST(TrainKernel, GoesBackAndMovesEveryWeight) {
  Proof proof("gradient");
  Random random(91);
  for (const uint16_t inputs : {1, 2, 3, 7, 8, 9, 16, 21, 64}) {
    for (const uint16_t units : {1, 2, 5, 8}) {
      check_layer<TypeParam, UnitBias>(proof, random, inputs, units);
      check_layer<TypeParam, SharedBias>(proof, random, inputs, units);
      check_layer<TypeParam, NoBias>(proof, random, inputs, units);
    }
  }
}

// The kernel of this machine and the plain loop.
TYPED_TEST(TrainKernel, AddsAsThePlainLoopDoes) {
  using T = typename TypeParam::Value;
  Proof proof("gradient");
  Random random(92);
  for (uint16_t n = 0; n < 70; ++n) {
    const std::vector<T> x = numbers<T>(random, n);
    std::vector<T> plain = numbers<T>(random, n + 1u);
    std::vector<T> fast = plain;
    const T a = numbers<T>(random, 1)[0];
    thimble::kernels::TrainFloat<T>::add_scaled(plain.data(), a, x.data(), n);
    thimble::kernels::Train<TypeParam>::add_scaled(fast.data(), a, x.data(), n);
    for (size_t i = 0; i <= n; ++i) {
      // Only a compiler that fuses one and not the other may tell them apart.
      const T slack = std::fabs(a) * 4 * std::numeric_limits<T>::epsilon() *
                      (i < n ? std::fabs(x[i]) : T(0));
      EXPECT_TRUE(proof.check(std::fabs(plain[i] - fast[i]) <= slack)) << n << " " << i;
    }
  }
}

}  // namespace
