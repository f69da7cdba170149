// SPDX-License-Identifier: MIT
// Whole int8 networks against big integers: every rounding, layout and storage, the input
// as an array and pushed, with nothing written beside the model.
#include <Thimble.h>
#include <gtest/gtest.h>

#include "support/int8_network.h"
#include "support/placed.h"
#include "support/proof.h"

namespace {

using namespace thimble;
using thimble_test::Int8Network;
using thimble_test::Order;
using thimble_test::Proof;
using thimble_test::Random;
using thimble_test::Rule;

using Q = std::vector<int8_t>;
using Given = thimble_test::Outcome<int8_t>;

void expect(const char* claim, const Given& given, const Q& expected) {
  Proof proof(claim);
  EXPECT_TRUE(proof.check(given.y == expected))
      << testing::PrintToString(given.y) << " for " << testing::PrintToString(expected);
  EXPECT_TRUE(proof.check(given.again == expected)) << "the second time";
  EXPECT_TRUE(given.guards_are_whole);
}

// One storage for each way in; all storages with all layers are in combinations/.
template <class Number, class In, class Pushed, class... Layers>
void check_ways(const Int8Network& network, const Q& x) {
  const Q expected = network.outputs(x);
  const auto bytes = network.bytes();
  using T = typename Number::Parameter;
  using Whole = Model<Number, Ram, In, Layers...>;
  using OneByOne = Model<Number, Flash, Pushed, Layers...>;
  ASSERT_EQ(bytes.size(), +Whole::kParameterBytes);
  expect("int8_networks", thimble_test::predict<Whole, Ram, T>(bytes, x), expected);
  expect("pushed_input", thimble_test::predict<OneByOne, Flash, T>(bytes, x), expected);
  expect("pushed_input", thimble_test::push<OneByOne, Flash, T>(bytes, x), expected);
}

// Describe adds the same layers to the reference that Layers names.
template <class Number, class In, class Pushed, class... Layers, class Describe>
void check_number(Rule rule, Order order, uint8_t tables, Describe describe) {
  Random random(60);
  for (uint32_t net = 0; net < 6; ++net) {
    Int8Network network(net, rule, order, In::kSize, tables);
    describe(network);
    for (unsigned kind = 0; kind < 6; ++kind) {
      const auto x = thimble_test::int8_input(random, In::kSize, kind);
      check_ways<Number, In, Pushed, Layers...>(network, x);
    }
  }
}

template <class In, class Pushed, class... Layers, class Describe>
void check(uint8_t tables, Describe describe) {
  check_number<Int8<Native>, In, Pushed, Layers...>(Rule::kNative, Order::portable(),
                                                    tables, describe);
  check_number<Int8<Native, ForAvr>, In, Pushed, Layers...>(
      Rule::kNative, Order::for_avr(), tables, describe);
  check_number<Int8<Tflite, ForAvr>, In, Pushed, Layers...>(
      Rule::kTflite, Order::for_avr(), tables, describe);
  check_number<Int8<Native, ForCortexM4>, In, Pushed, Layers...>(
      Rule::kNative, Order::for_cortex_m4(), tables, describe);
  check_number<Int8<Native, ForCortexM4Wide>, In, Pushed, Layers...>(
      Rule::kNative, Order::for_cortex_m4_wide(), tables, describe);
  check_number<Int8<Tflite>, In, Pushed, Layers...>(Rule::kTflite, Order::portable(),
                                                    tables, describe);
}

TEST(Int8Model, OneOfEverything) {
  check<Input<1>, PushedInput<1>, Dense<1>>(0, [](Int8Network& n) { n.dense(1); });
}

TEST(Int8Model, ThreeLayersWithTails) {
  check<Input<7>, PushedInput<7>, Dense<9, ReLU>, Dense<6, ReLU6>, Dense<5>>(
      0, [](Int8Network& n) { n.dense(9).dense(6).dense(5); });
}

TEST(Int8Model, ManyInputsAndAWiderSecondLayer) {
  check<Input<20, 15>, PushedInput<20, 15>, Dense<3>, Dense<50>, Dense<2>>(
      0, [](Int8Network& n) { n.dense(3).dense(50).dense(2); });
}

TEST(Int8Model, TablesAreSharedAndSomeUnused) {
  check<Input<5>, PushedInput<5>, Dense<6, Table<0, Sigmoid>>, Dense<6, Table<2, Tanh>>,
        Dense<3, Table<0, Sigmoid>>>(
      3, [](Int8Network& n) { n.dense(6, 0).dense(6, 2).dense(3, 0); });
}

TEST(Int8Model, ArgMaxAtTheEnd) {
  check<Input<8>, PushedInput<8>, Dense<8, Table<0, SELU>>, Dense<100>, ArgMax>(
      1, [](Int8Network& n) { n.dense(8, 0).dense(100).argmax(); });
}

TEST(Int8Model, NativeSoftmaxInTheMiddleAndAtTheEnd) {
  const auto describe = [](Int8Network& n) {
    n.dense(6).softmax().dense(5, 0).softmax().argmax();
  };
  check_number<Int8<Native>, Input<9>, PushedInput<9>, Dense<6, ReLU>, Softmax,
               Dense<5, Table<0, GELU>>, Softmax, ArgMax>(Rule::kNative,
                                                          Order::portable(), 1, describe);
}

// Without Dense in front the input itself is the first thing read, and stays as it is.
TEST(Int8Model, SoftmaxAndArgMaxAsTheOnlyLayer) {
  Random random(61);
  Int8Network softmax(1, Rule::kNative, Order::portable(), 12);
  softmax.softmax();
  Int8Network argmax(2, Rule::kNative, Order::portable(), 12);
  argmax.argmax();
  using Shares = Model<Int8<Native>, FarFlash, Input<12>, Softmax>;
  using Best = Model<Int8<Native>, FarFlash, Input<12>, ArgMax>;
  for (unsigned kind = 0; kind < 20; ++kind) {
    const Q x = thimble_test::int8_input(random, 12, kind);
    expect("int8_networks",
           thimble_test::predict<Shares, FarFlash, uint8_t>(softmax.bytes(), x),
           softmax.outputs(x));
    const auto no_bytes = std::vector<uint8_t>();
    expect("int8_networks", thimble_test::predict<Best, FarFlash, uint8_t>(no_bytes, x),
           argmax.outputs(x));
  }
}

TEST(Int8Model, TfliteSoftmaxIsItsKernelOnTheLayerBefore) {
  using Scores = Model<Int8<Tflite>, Ram, Input<6>, Dense<5>>;
  using Shares = Model<Int8<Tflite>, Ram, PushedInput<6>, Dense<5>, Softmax>;
  const uint8_t head[12] = {0, 0, 0, 0x52, 23, 0, 0, 0, 0x80, 0xff, 0xff, 0xff};
  Random random(62);
  for (uint32_t seed = 0; seed < 50; ++seed) {
    Int8Network network(seed, Rule::kTflite, Order::portable(), 6);
    network.dense(5);
    const Q x = thimble_test::int8_input(random, 6, seed);
    auto bytes = network.bytes();
    Q expected = thimble_test::predict<Scores, Ram, uint8_t>(bytes, x).y;
    Ram::Reader reader(head);
    kernels::SoftmaxInt8<Tflite>::forward(reader, expected.data(), expected.data(), 5);
    bytes.insert(bytes.end(), head, head + sizeof head);
    expect("int8_networks", thimble_test::predict<Shares, Ram, uint8_t>(bytes, x),
           expected);
  }
}

TEST(Int8Model, MissingValuesCountAsZero) {
  using Net = Model<Int8<Native>, Ram, PushedInput<9>, Dense<6>>;
  Int8Network network(7, Rule::kNative, Order::portable(), 9);
  network.dense(6);
  const Q three = {5, -7, 100};
  const Q rest = {5, -7, 100, 0, 0, 0, 0, 0, 0};
  EXPECT_EQ((thimble_test::push<Net, Ram, uint8_t>(network.bytes(), three).y),
            network.outputs(rest));
}

}  // namespace
