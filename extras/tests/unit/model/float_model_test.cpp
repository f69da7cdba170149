// SPDX-License-Identifier: MIT
// Whole float networks against the same network in long doubles.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/placed.h"
#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Proof;
using thimble_test::Random;

using Real = long double;
using Reals = std::vector<Real>;

// A user's own activation: one function for the value types used.
struct Cube {
  static float forward(float x) { return x * x * x; }
  static double forward(double x) { return x * x * x; }
};

// A dense layer in reals that takes its parameters from the front of a list.
template <class T>
struct Parameters {
  const std::vector<T>& all;
  size_t at = 0;
  Real next() { return all[at++]; }
};

template <class Bias, class T>
Reals dense(const Reals& x, size_t units, Real (*f)(Real), Parameters<T>& parameters) {
  const bool shared = detail::IsSame<Bias, SharedBias>::value;
  const bool each = detail::IsSame<Bias, UnitBias>::value;
  const Real bias = shared ? parameters.next() : 0;
  Reals y;
  for (size_t o = 0; o < units; ++o) {
    Real sum = each ? parameters.next() : bias;
    for (Real value : x) sum += value * parameters.next();
    y.push_back(f(sum));
  }
  return y;
}

Reals softmax(Reals x) {
  Real sum = 0;
  for (Real& value : x) sum += value = std::exp(value);
  for (Real& value : x) value /= sum;
  return x;
}

Real identity(Real x) { return x; }
Real tanh_of(Real x) { return std::tanh(x); }
Real sigmoid(Real x) { return 1 / (1 + std::exp(-x)); }
Real relu(Real x) { return x > 0 ? x : 0; }
Real cube(Real x) { return x * x * x; }
Real softplus(Real x) { return std::log1p(std::exp(x)); }

template <class T>
std::vector<T> random_values(Random& random, size_t n) {
  std::vector<T> values;
  for (size_t i = 0; i < n; ++i)
    values.push_back(static_cast<T>(random.number(1)) / T(1.5));
  return values;
}

template <class T>
void expect(const std::vector<T>& y, const Reals& expected) {
  Proof proof("float_networks");
  const Real bound = std::numeric_limits<T>::epsilon() * 100;
  ASSERT_EQ(expected.size(), y.size());
  for (size_t o = 0; o < y.size(); ++o) {
    EXPECT_TRUE(proof.check(std::fabs(y[o] - expected[o]) <=
                            bound * (1 + std::fabs(expected[o]))))
        << double(y[o]) << " for " << double(expected[o]);
  }
}

template <class Number, class In, class Pushed, class... Layers, class Reference>
void check(Reference reference) {
  using T = typename Number::Value;
  using Whole = Model<Number, Ram, In, Layers...>;
  using OneByOne = Model<Number, Flash, Pushed, Layers...>;
  Random random(70);
  for (int net = 0; net < 40; ++net) {
    const auto parameters = random_values<T>(random, +Whole::kParameterCount);
    const auto x = random_values<T>(random, +Whole::kInputs);
    Parameters<T> reals = {parameters};
    const Reals expected = reference(Reals(x.begin(), x.end()), reals);
    EXPECT_EQ(reals.at, parameters.size());
    const auto whole = thimble_test::predict<Whole, Ram, T>(parameters, x);
    expect(whole.y, expected);
    EXPECT_EQ(whole.again, whole.y);
    EXPECT_TRUE(whole.guards_are_whole);
    const auto pushed = thimble_test::push<OneByOne, Flash, T>(parameters, x);
    expect(pushed.y, expected);
    EXPECT_EQ(pushed.again, pushed.y);
    EXPECT_TRUE(pushed.guards_are_whole);
  }
}

template <class Number>
class FloatModel : public testing::Test {};
using Numbers = testing::Types<Float32, Float64>;
TYPED_TEST_SUITE(FloatModel, Numbers);

TYPED_TEST(FloatModel, TwoInputsThreeHidden) {
  using P = Parameters<typename TypeParam::Value>;
  check<TypeParam, Input<2>, PushedInput<2>, Dense<3, Tanh>, Dense<1, Sigmoid>>(
      [](Reals x, P& p) {
        return dense<UnitBias>(dense<UnitBias>(x, 3, tanh_of, p), 1, sigmoid, p);
      });
}

TYPED_TEST(FloatModel, EveryBiasAndAnOwnActivation) {
  using P = Parameters<typename TypeParam::Value>;
  check<TypeParam, Input<5>, PushedInput<5>, Dense<4, Cube, SharedBias>,
        Dense<7, Softplus, NoBias>, Dense<3, ReLU>, Dense<2>>([](Reals x, P& p) {
    x = dense<SharedBias>(x, 4, cube, p);
    x = dense<NoBias>(x, 7, softplus, p);
    x = dense<UnitBias>(x, 3, relu, p);
    return dense<UnitBias>(x, 2, identity, p);
  });
}

TYPED_TEST(FloatModel, SoftmaxInTheMiddle) {
  using P = Parameters<typename TypeParam::Value>;
  check<TypeParam, Input<3, 2>, PushedInput<3, 2>, Dense<9>, Softmax, Dense<4>, Softmax>(
      [](Reals x, P& p) {
        x = softmax(dense<UnitBias>(x, 9, identity, p));
        return softmax(dense<UnitBias>(x, 4, identity, p));
      });
}

TYPED_TEST(FloatModel, ArgMaxHoldsAnIndex) {
  using P = Parameters<typename TypeParam::Value>;
  check<TypeParam, Input<4>, PushedInput<4>, Dense<300, ReLU>, ArgMax>([](Reals x, P& p) {
    x = dense<UnitBias>(x, 300, relu, p);
    return Reals(1, static_cast<Real>(std::max_element(x.begin(), x.end()) - x.begin()));
  });
}

}  // namespace
