// SPDX-License-Identifier: MIT
// Int8 recurrent layers in models: state, reset, thresholds, mixes, and their own memory.
//
// That their outputs are right is shown by target/test_recurrent_int8.py.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <vector>

#include "support/placed.h"
#include "support/proof.h"
#include "support/random.h"

namespace {

using namespace thimble;
using thimble_test::Place;
using thimble_test::Proof;
using thimble_test::Random;
using Q = std::vector<int8_t>;

// Any bytes are parameters: what they give does not matter here.
template <class M>
std::vector<uint8_t> bytes(uint32_t seed) {
  Random random(seed);
  std::vector<uint8_t> made(M::kParameterCount);
  for (uint8_t& byte : made) byte = static_cast<uint8_t>(random.byte());
  return made;
}
Q values(Random& random, size_t count) {
  Q made(count);
  for (int8_t& value : made) value = random.byte();
  return made;
}

using Number = Int8<Native>;
template <class... Layers>
using Net = Model<Number, Ram, Input<3>, Layers...>;
template <class... Layers>
using NetForAvr = Model<Int8<Native, ForAvr>, Ram, Input<3>, Layers...>;

template <class... Layers>
using GraphOf = typename Network<Number, Input<3>, Layers...>::Graph;

template <class M>
Q step(M& model, const Q& x) {
  const int8_t* y = model.predict(x.data());
  return y == nullptr ? Q() : Q(y, y + M::kOutputs);
}

template <class M>
void check_memory(uint32_t seed) {
  Proof proof("ram_plan");
  std::vector<uint8_t> parameters = bytes<M>(seed);
  parameters[0] = static_cast<uint8_t>(seed % 3);
  Place place(sizeof(M), parameters.data(), parameters.size());
  M* model = thimble_test::put<M, Ram, uint8_t>(place);
  Random random(seed);
  std::vector<Q> inputs, first;
  for (int i = 0; i < 6; ++i) inputs.push_back(values(random, M::kInputs));
  for (const Q& x : inputs) first.push_back(step(*model, x));
  EXPECT_TRUE(proof.check(place.guards_are_whole()));
  model->reset();
  for (size_t i = 0; i < inputs.size(); ++i) EXPECT_EQ(step(*model, inputs[i]), first[i]);
  // The same in one call.
  model->reset();
  Q sequence;
  for (const Q& x : inputs) sequence.insert(sequence.end(), x.begin(), x.end());
  const int8_t* last = model->predict_sequence(sequence.data(), 6);
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(Q(last, last + M::kOutputs), first.back());
  EXPECT_TRUE(proof.check(place.guards_are_whole()));
}

TEST(RecurrentInt8, KeepsToItsMemoryAndRepeatsAfterReset) {
  check_memory<Net<SimpleRnn<1>>>(1);
  check_memory<Net<SimpleRnn<5, ReLU>>>(2);
  check_memory<Net<SimpleRnn<6, Sigmoid>>>(3);
  check_memory<Net<Lstm<1>>>(4);
  check_memory<Net<Lstm<7>>>(5);
  check_memory<Net<Gru<1>>>(6);
  check_memory<Net<Gru<6>>>(7);
  check_memory<Net<Gru<1, ResetBefore>>>(8);
  check_memory<Net<Gru<7, ResetBefore>>>(9);
  check_memory<NetForAvr<Lstm<5>>>(10);
  check_memory<NetForAvr<Gru<5, ResetBefore>>>(11);
  check_memory<Net<Lstm<4>, Dense<3, ReLU>, Gru<5, ResetBefore>, SimpleRnn<3>, Dense<2>>>(
      12);
  check_memory<Net<Gru<5>, Every<2>, Lstm<3>, Every<3>, Dense<4>, Softmax>>(13);
}

TEST(RecurrentInt8, StatesHaveTheSizesOfTheDocs) {
  EXPECT_EQ(+(GraphOf<SimpleRnn<5>>::kStateBytes), 6u);
  EXPECT_EQ(+(GraphOf<Lstm<7>>::kStateBytes), 22u);
  EXPECT_EQ(+(GraphOf<Gru<6>>::kStateBytes), 18u);
  EXPECT_EQ(+(GraphOf<Gru<6>>::kTargetBytes), 6u);
  EXPECT_EQ(+(GraphOf<Gru<6, ResetBefore>>::kTargetBytes), 18u);
}

// LastOf begins the next sequence from zero; Every goes on.
TEST(RecurrentInt8, ThresholdsLetTheRightStepsPass) {
  using Single = Net<Lstm<4>>;
  using ToOne = Net<Lstm<4>, LastOf<3>>;
  using Thinned = Net<Lstm<4>, Every<3>>;
  std::vector<uint8_t> parameters = bytes<Single>(21);
  parameters[0] = 0;
  ASSERT_EQ(+ToOne::kParameterCount, parameters.size());
  const RamArray<uint8_t, Single::kParameterCount> array{parameters.data()};
  Single single(array), going_on(array);
  ToOne to_one(array);
  Thinned thinned(array);
  Random random(22);
  for (int t = 0; t < 9; ++t) {
    const Q x = values(random, 3);
    const Q wanted = step(single, x), wanted_on = step(going_on, x);
    const bool passes = t % 3 == 2;
    EXPECT_EQ(step(to_one, x), passes ? wanted : Q());
    EXPECT_EQ(step(thinned, x), passes ? wanted_on : Q());
    if (passes) single.reset();
  }
}

TEST(RecurrentInt8, PushedInputsReachALayerBehindADenseOne) {
  using Whole = Model<Number, Ram, Input<5>, Dense<4>, Lstm<3>>;
  using Pushed = Model<Number, Ram, PushedInput<5>, Dense<4>, Lstm<3>>;
  std::vector<uint8_t> parameters = bytes<Whole>(31);
  parameters[0] = 16;
  const RamArray<uint8_t, Whole::kParameterCount> array{parameters.data()};
  Whole whole(array);
  Pushed pushed(array);
  Random random(32);
  for (int t = 0; t < 5; ++t) {
    const Q x = values(random, 5);
    pushed.begin();
    for (int8_t value : x) pushed.push(value);
    const int8_t* y = pushed.finish();
    EXPECT_EQ(Q(y, y + 3), step(whole, x));
  }
}

// Every storage gives the same; FarFlash and a mere cursor take the plain kernels.
TEST(RecurrentInt8, EveryStorageGivesTheSame) {
  using InRam = Model<Number, Ram, Input<3>, Lstm<4>, Gru<3>>;
  using InFar = Model<Number, FarFlash, Input<3>, Lstm<4>, Gru<3>>;
  std::vector<uint8_t> parameters = bytes<InRam>(41);
  const RamArray<uint8_t, InRam::kParameterCount> in_ram{parameters.data()};
  const FarFlashArray<uint8_t, InRam::kParameterCount> in_far{
      reinterpret_cast<uintptr_t>(parameters.data())};
  InRam near(in_ram);
  InFar far(in_far);
  Random random(42);
  for (int t = 0; t < 5; ++t) {
    const Q x = values(random, 3);
    EXPECT_EQ(step(near, x), step(far, x));
  }
}

}  // namespace
