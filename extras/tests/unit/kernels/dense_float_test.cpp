// SPDX-License-Identifier: MIT
// Tests of kernels/dense_float.h against a naive loop in a wider type.
#include "thimble/kernels/dense_float.h"

#include <Thimble.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "support/proof.h"
#include "support/random.h"

namespace {

using thimble::Identity;
using thimble::NoBias;
using thimble::Ram;
using thimble::SharedBias;
using thimble::UnitBias;
using thimble_test::Proof;
using thimble_test::Random;

template <class A, class B>
constexpr bool kSame = thimble::detail::IsSame<A, B>::value;

template <class T>
struct Layer {
  uint16_t inputs, units;
  std::vector<T> biases;  // of each unit
  std::vector<T> weights;
  std::vector<T> parameters;  // in the order of the kernel
};

template <class T, class Bias>
Layer<T> random_layer(Random& random, uint16_t inputs, uint16_t units) {
  Layer<T> layer = {inputs, units, {}, {}, {}};
  const auto put = [&](std::vector<T>& to) {
    const T coarse = static_cast<T>(random.number(2));
    to.push_back(coarse + static_cast<T>(random.number(1)) / T(3));
    layer.parameters.push_back(to.back());
  };
  for (uint16_t o = 0; o < units; ++o) {
    if (kSame<Bias, NoBias>) {
      layer.biases.push_back(T(0));
    } else if (kSame<Bias, SharedBias> && o > 0) {
      layer.biases.push_back(layer.biases[0]);
    } else {
      put(layer.biases);
    }
    for (uint16_t i = 0; i < inputs; ++i) put(layer.weights);
  }
  return layer;
}

// The exact sum and how far rounding in T may take the kernel from it.
template <class T>
void exact(const Layer<T>& layer, const std::vector<T>& x, size_t o, long double* sum,
           long double* bound) {
  long double size = std::fabs(layer.biases[o]);
  *sum = layer.biases[o];
  for (size_t i = 0; i < layer.inputs; ++i) {
    const long double term =
        static_cast<long double>(layer.weights[o * layer.inputs + i]) * x[i];
    *sum += term;
    size += std::fabs(term);
  }
  *bound = size * (layer.inputs + 2) * std::numeric_limits<T>::epsilon();
}

template <class Kernel, class T, class Bias>
void check_layer(Proof& proof, Random& random, const Layer<T>& layer) {
  const uint16_t inputs = layer.inputs, units = layer.units;
  ASSERT_EQ(Kernel::template parameters<Bias>(inputs, units), layer.parameters.size());
  ASSERT_EQ(Kernel::template bytes<Bias>(inputs, units),
            layer.parameters.size() * sizeof(T));
  std::vector<T> x(inputs), y(units), pushed(units);
  for (T& value : x) value = static_cast<T>(random.number(4));

  Ram::Reader reader(layer.parameters.data());
  Kernel::template forward<Identity, Bias>(reader, x.data(), inputs, y.data(), units);
  EXPECT_EQ(static_cast<const void*>(reader.address()),
            layer.parameters.data() + layer.parameters.size());

  Ram::Reader again(layer.parameters.data());
  Kernel::template begin<Bias>(again, inputs, pushed.data(), units);
  for (uint16_t i = 0; i < inputs; ++i) {
    Kernel::template push<Bias>(again, x[i], i, inputs, pushed.data(), units);
  }
  Kernel::template finish<Identity, Bias>(again, inputs, pushed.data(), pushed.data(),
                                          units);
  EXPECT_EQ(again.address(), reader.address());

  for (size_t o = 0; o < units; ++o) {
    long double sum, bound;
    exact(layer, x, o, &sum, &bound);
    EXPECT_TRUE(proof.check(std::fabs(y[o] - sum) <= bound))
        << inputs << "x" << units << " unit " << o << ": " << y[o] << " for "
        << double(sum);
    // Pushed sums may be added up in another order.
    EXPECT_LE(std::fabs(pushed[o] - y[o]), bound) << inputs << "x" << units;
  }
}

// The plain kernel, and the one that a number format gets on this machine.
template <class T, class Bias>
void check_shape(Proof& proof, Random& random, uint16_t inputs, uint16_t units) {
  using Number = typename thimble::detail::Select<sizeof(T) == 4, thimble::Float32,
                                                  thimble::Float64>::Type;
  const Layer<T> layer = random_layer<T, Bias>(random, inputs, units);
  check_layer<thimble::kernels::DenseFloat<T>, T, Bias>(proof, random, layer);
  check_layer<thimble::kernels::Dense<Number>, T, Bias>(proof, random, layer);
}

const uint16_t kSizes[] = {1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 300};

template <class T, class Bias>
void check_shapes(uint32_t seed) {
  Proof proof("dense_float");
  Random random(seed);
  for (uint16_t inputs : kSizes) {
    for (uint16_t units : {1, 2, 3, 4, 5, 9}) {
      check_shape<T, Bias>(proof, random, inputs, units);
    }
  }
  check_shape<T, Bias>(proof, random, 1, 300);
  for (int i = 0; i < 50; ++i) {
    // One draw a statement: compilers differ in the order of arguments.
    const uint16_t inputs = static_cast<uint16_t>(1 + random.below(80));
    const uint16_t units = static_cast<uint16_t>(1 + random.below(20));
    check_shape<T, Bias>(proof, random, inputs, units);
  }
}

TEST(DenseFloat, BiasForEachUnit) { check_shapes<float, UnitBias>(10); }
TEST(DenseFloat, SharedBias) { check_shapes<float, SharedBias>(11); }
TEST(DenseFloat, NoBias) { check_shapes<float, NoBias>(12); }
TEST(DenseDouble, BiasForEachUnit) { check_shapes<double, UnitBias>(13); }
TEST(DenseDouble, SharedBias) { check_shapes<double, SharedBias>(14); }
TEST(DenseDouble, NoBias) { check_shapes<double, NoBias>(15); }

TEST(DenseFloat, TheActivationIsAppliedToEachUnit) {
  const float parameters[] = {0.5f, 1.0f, -3.0f, 0.25f, 2.0f, 4.0f};
  const float x[] = {2.0f, -1.0f};
  float y[2];
  Ram::Reader reader(parameters);
  using Kernel = thimble::kernels::DenseFloat<float>;
  Kernel::forward<thimble::ReLU, UnitBias>(reader, x, 2, y, 2);
  EXPECT_EQ(y[0], 5.5f);
  EXPECT_EQ(y[1], 0.25f);
}

}  // namespace
