// SPDX-License-Identifier: MIT
// Tests of layers/recurrent/ in floating point against a naive double computation.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "support/placed.h"
#include "support/proof.h"
#include "support/recurrent.h"

namespace {

using namespace thimble;
using thimble_test::Cell;
using thimble_test::Place;
using thimble_test::Proof;
using thimble_test::Random;
using thimble_test::RecurrentLayer;
using thimble_test::Vector;

template <class Number, class... Layers>
struct Net {
  template <class Storage, uint16_t Inputs>
  using In = Model<Number, Storage, Input<Inputs>, Layers...>;
};

template <class T>
std::vector<T> inputs(Random& random, size_t count) {
  std::vector<T> x(count);
  for (T& value : x) value = static_cast<T>(random.number(2));
  return x;
}

// The error of a step is a few units in the last place, and the gates damp those before.
template <class T>
constexpr double tolerance() {
  return 200 * std::numeric_limits<T>::epsilon();
}

// 30 steps, a reset, and 10 more; every output against the reference.
template <class Number, class Layer, uint16_t Inputs, class Storage = Ram>
void check(uint32_t seed, Cell cell, uint16_t units, bool biased = true,
           thimble_test::Function f = thimble_test::tangent,
           thimble_test::Function s = thimble_test::logistic) {
  using T = typename Number::Value;
  using M = Model<Number, Storage, Input<Inputs>, Layer>;
  Proof proof("recurrent_float");
  Random random(seed);
  RecurrentLayer reference(random, cell, Inputs, units, biased, f, s);
  std::vector<T> parameters;
  reference.append(parameters);
  ASSERT_EQ(parameters.size(), +M::kParameterCount);
  ASSERT_EQ(parameters.size(), +M::kParameters);
  Place place(sizeof(M), parameters.data(), parameters.size() * sizeof(T));
  M* model = thimble_test::put<M, Storage, T>(place);
  for (int step = 0; step < 40; ++step) {
    if (step == 30) {
      model->reset();
      reference.reset();
    }
    const std::vector<T> x = inputs<T>(random, Inputs);
    const T* y = model->predict(x.data());
    ASSERT_NE(y, nullptr);
    const Vector wanted = reference.step(Vector(x.begin(), x.end()));
    for (uint16_t u = 0; u < units; ++u) {
      EXPECT_TRUE(proof.check(std::fabs(y[u] - wanted[u]) <= tolerance<T>()))
          << "step " << step << " unit " << u << ": " << y[u] << " for " << wanted[u];
    }
  }
  EXPECT_TRUE(place.guards_are_whole());
}

TEST(Recurrent, SimpleRnn) {
  check<Float32, SimpleRnn<1>, 1>(1, Cell::kSimple, 1);
  check<Float32, SimpleRnn<7>, 3>(2, Cell::kSimple, 7);
  check<Float64, SimpleRnn<8>, 5, Flash>(3, Cell::kSimple, 8);
  check<Float32, SimpleRnn<5, Tanh, NoBias>, 4, FarFlash>(4, Cell::kSimple, 5, false);
  check<Float64, SimpleRnn<4, Sigmoid>, 4>(5, Cell::kSimple, 4, true,
                                           thimble_test::logistic);
}
TEST(Recurrent, Lstm) {
  check<Float32, Lstm<1>, 1>(11, Cell::kLstm, 1);
  check<Float32, Lstm<16>, 8>(12, Cell::kLstm, 16);
  check<Float64, Lstm<9>, 5, Flash>(13, Cell::kLstm, 9);
  check<Float32, Lstm<6, Tanh, Sigmoid, NoBias>, 3, FarFlash>(14, Cell::kLstm, 6, false);
  check<Float64, Lstm<4, Sigmoid, Tanh>, 4>(
      15, Cell::kLstm, 4, true, thimble_test::logistic, thimble_test::tangent);
}
TEST(Recurrent, GruResetAfter) {
  check<Float32, Gru<1>, 1>(21, Cell::kGruAfter, 1);
  check<Float32, Gru<16>, 8>(22, Cell::kGruAfter, 16);
  check<Float64, Gru<9, ResetAfter>, 5, Flash>(23, Cell::kGruAfter, 9);
  check<Float32, Gru<6, ResetAfter, Tanh, Sigmoid, NoBias>, 3, FarFlash>(
      24, Cell::kGruAfter, 6, false);
}
TEST(Recurrent, GruResetBefore) {
  check<Float32, Gru<1, ResetBefore>, 1>(31, Cell::kGruBefore, 1);
  check<Float32, Gru<16, ResetBefore>, 8>(32, Cell::kGruBefore, 16);
  check<Float64, Gru<9, ResetBefore>, 5, Flash>(33, Cell::kGruBefore, 9);
  check<Float32, Gru<6, ResetBefore, Tanh, Sigmoid, NoBias>, 3, FarFlash>(
      34, Cell::kGruBefore, 6, false);
}

// Three recurrent layers with dense ones between and behind them.
struct Mix {
  Random random{50};
  RecurrentLayer lstm{random, Cell::kLstm, 3, 4, true};
  RecurrentLayer before{random, Cell::kGruBefore, 5, 6, true};
  RecurrentLayer after{random, Cell::kGruAfter, 6, 2, true};
  std::vector<double> parameters;
  std::vector<double> dense_weights;

  Mix() {
    lstm.append(parameters);
    for (int i = 0; i < 5 * 5; ++i) dense_weights.push_back(random.number(1));
    parameters.insert(parameters.end(), dense_weights.begin(), dense_weights.end());
    before.append(parameters);
    after.append(parameters);
  }
  Vector step(const Vector& x) {
    const Vector first = lstm.step(x);
    Vector hidden;
    for (size_t u = 0; u < 5; ++u) {
      double sum = dense_weights[u * 5];
      for (size_t i = 0; i < 4; ++i) sum += dense_weights[u * 5 + 1 + i] * first[i];
      hidden.push_back(std::max(sum, 0.0));
    }
    return after.step(before.step(hidden));
  }
  void reset() {
    for (RecurrentLayer* layer : {&lstm, &before, &after}) layer->reset();
  }
};

void expect_close(const double* y, const Vector& wanted) {
  ASSERT_NE(y, nullptr);
  for (size_t u = 0; u < wanted.size(); ++u) EXPECT_NEAR(y[u], wanted[u], 1e-12);
}

template <class... Ends>
using MixModel = Model<Float64, Ram, Input<3>, Lstm<4>, Dense<5, ReLU>,
                       Gru<6, ResetBefore>, Gru<2>, Ends...>;

TEST(Recurrent, MixesWithDense) {
  Mix mix;
  MixModel<> model(thimble_test::stored<MixModel<>, Ram>(mix.parameters.data()));
  for (int step = 0; step < 20; ++step) {
    const auto x = inputs<double>(mix.random, 3);
    expect_close(model.predict(x.data()), mix.step(x));
  }
}

TEST(Recurrent, EveryThirdStepComesThrough) {
  Mix mix;
  using M = MixModel<Every<3>, Softmax>;
  M model(thimble_test::stored<M, Ram>(mix.parameters.data()));
  for (int step = 1; step <= 20; ++step) {
    const auto x = inputs<double>(mix.random, 3);
    const double* y = model.predict(x.data());
    const Vector scores = mix.step(x);
    EXPECT_EQ(y != nullptr, step % 3 == 0);
    if (y == nullptr) continue;
    const double first = 1 / (1 + std::exp(scores[1] - scores[0]));
    expect_close(y, {first, 1 - first});
  }
}

TEST(Recurrent, LastOfASequenceBeginsANewOne) {
  Mix mix;
  using M = MixModel<LastOf<4>>;
  M model(thimble_test::stored<M, Ram>(mix.parameters.data()));
  for (int sequence = 0; sequence < 5; ++sequence) {
    const auto x = inputs<double>(mix.random, 4 * 3);
    mix.reset();
    Vector wanted;
    for (int step = 0; step < 4; ++step) {
      wanted = mix.step(Vector(x.begin() + 3 * step, x.begin() + 3 * step + 3));
    }
    if (sequence == 2) {  // one that was broken off
      model.predict(x.data());
      model.reset();
    }
    if (sequence % 2 == 0) {
      expect_close(model.predict_sequence(x.data(), 4), wanted);
      continue;
    }
    for (int step = 0; step < 3; ++step) {
      EXPECT_EQ(model.predict(x.data() + 3 * step), nullptr);
    }
    expect_close(model.predict(x.data() + 9), wanted);
  }
  EXPECT_EQ(model.predict_sequence(nullptr, 0), nullptr);
}

// A threshold of int8 values, and one as the first layer: the caller's array stays.
TEST(Recurrent, ThresholdsInAnyNetwork) {
  const float weights[] = {1.0f, 2.0f, 3.0f};
  Model<Float32, Ram, Input<2>, Every<2>, Dense<1>> model(weights);
  const float x[] = {1.0f, 1.0f};
  EXPECT_EQ(model.predict(x), nullptr);
  EXPECT_EQ(model.predict(x)[0], 6.0f);
  using Q = Model<Int8<Native>, Ram, PushedInput<1>, Dense<1>, LastOf<2>, ArgMax>;
  const uint8_t bytes[Q::kParameterCount] = {16, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1};
  Q pushed(bytes);
  const int8_t q[] = {3};
  EXPECT_EQ(pushed.predict(q), nullptr);
  pushed.begin();
  pushed.push(3);
  EXPECT_NE(pushed.finish(), nullptr);
}

TEST(Recurrent, PushedThroughADenseLayer) {
  Mix mix;
  using M = Model<Float64, Ram, PushedInput<4>, Dense<5, ReLU>, Gru<6, ResetBefore>>;
  std::vector<double> parameters = mix.dense_weights;
  mix.before.append(parameters);
  M model(thimble_test::stored<M, Ram>(parameters.data()));
  for (int step = 0; step < 5; ++step) {
    const auto x = inputs<double>(mix.random, 4);
    Vector hidden;
    for (size_t u = 0; u < 5; ++u) {
      double sum = mix.dense_weights[u * 5];
      for (size_t i = 0; i < 4; ++i) sum += mix.dense_weights[u * 5 + 1 + i] * x[i];
      hidden.push_back(std::max(sum, 0.0));
    }
    model.begin();
    for (double value : x) model.push(value);
    expect_close(model.finish(), mix.before.step(hidden));
  }
}

}  // namespace
