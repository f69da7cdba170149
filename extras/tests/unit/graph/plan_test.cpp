// SPDX-License-Identifier: MIT
// Tests of graph/: counts and buffer plans against figures worked out by hand.
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

using Q = Int8<Native>;
using QT = Int8<Tflite>;
using QA = Int8<Native, ForAvr>;

struct Counts {
  uint32_t inputs, outputs, parameters, bytes, macs;
};

template <class Net>
constexpr bool has(Counts counts) {
  return Net::kInputs == counts.inputs && Net::kOutputs == counts.outputs &&
         Net::kParameters == counts.parameters && Net::kParameterBytes == counts.bytes &&
         Net::kMacs == counts.macs;
}

static_assert(has<Network<Float32, Input<2>, Dense<3>, Dense<1>>>({2, 1, 13, 52, 9}), "");
static_assert(has<Network<Float64, Input<2>, Dense<3>, Dense<1>>>({2, 1, 13, 104, 9}),
              "");
static_assert(has<Network<Float32, Input<4, 5>, Dense<10, Tanh, SharedBias>, Softmax>>(
                  {20, 10, 201, 804, 200}),
              "");
static_assert(has<Network<Float32, PushedInput<8>, Dense<5, ReLU, NoBias>, ArgMax>>(
                  {8, 1, 40, 160, 40}),
              "");
static_assert(has<Network<Float32, Input<9>, Softmax>>({9, 9, 0, 0, 0}), "");
static_assert(Network<Float64, Input<2>, Dense<3>, Dense<1>>::kParameterCount == 13u, "");

// Head 4, then for each unit: bias 4, a byte for each input, requantization 2 or 5.
static_assert(has<Network<Q, Input<64>, Dense<16, ReLU>, Dense<10>>>(
                  {64, 10, 1210, 4 + 16 * 70 + 4 + 10 * 22, 1184}),
              "");
static_assert(has<Network<QT, Input<64>, Dense<16, ReLU>, Dense<10>>>(
                  {64, 10, 1210, 4 + 16 * 73 + 4 + 10 * 25, 1184}),
              "");
// Head 1 and bias 3.
static_assert(has<Network<QA, Input<64>, Dense<16, ReLU>, Dense<10>>>(
                  {64, 10, 1210, 1 + 16 * 69 + 1 + 10 * 21, 1184}),
              "");
// The bias argument adds nothing; tables count up to the highest index; softmax 512/12.
static_assert(has<Network<Q, Input<3>, Dense<2, Table<1, Tanh>, NoBias>, Softmax>>(
                  {3, 2, 8, 512 + 4 + 2 * 9 + 512, 6}),
              "");
static_assert(has<Network<QT, Input<3>, Dense<2, Table<0, Tanh>>, Softmax, ArgMax>>(
                  {3, 1, 8, 256 + 4 + 2 * 12 + 12, 6}),
              "");
static_assert(Network<QT, Input<3>, Dense<2>>::kParameterCount == 4u + 2 * 12, "");

// Nets far larger than 16 bits can count.
static_assert(has<Network<Float32, Input<784>, Dense<300>, Dense<100>, Dense<10>>>(
                  {784, 10, 266610, 1066440, 266200}),
              "");
static_assert(has<Network<Q, Input<65535>, Dense<2>>>({65535, 2, 131072, 4 + 2 * 65541,
                                                       131070}),
              "");

// The parameters of a model without any, so that a model is its buffer.
template <class Net>
struct Nothing {
  using Network = Net;
  static thimble::StoredArray<Ram, typename Net::Format::Parameter, Net::kParameterCount>
  array() {
    return {nullptr};
  }
};
template <class Number, class In, class... Layers>
constexpr uint32_t ram() {
  using Net = Network<Number, In, Layers...>;
  using Whole = Model<Number, Bound<Nothing<Net>>, In, Layers...>;
  static_assert(sizeof(Whole) == Whole::kRamBytes, "");
  return Whole::kRamBytes;
}

// The area written first holds the outputs of layers 1, 3, 5 ..., the other those
// between; a layer in place stays where it is.
static_assert(ram<Q, Input<64>, Dense<10>>() == 10, "the outputs");
static_assert(ram<Q, Input<64>, Dense<16>, Dense<10>>() == 16 + 10, "");
static_assert(ram<Q, Input<196>, Dense<32>, Dense<16>, Dense<10>>() == 32 + 16, "");
static_assert(ram<Q, Input<2>, Dense<3>, Dense<5>, Dense<4>, Dense<7>>() == 4 + 7, "");
static_assert(ram<Q, Input<2>, Dense<1>, Dense<50>, Dense<1>>() == 1 + 50, "");
static_assert(ram<Q, Input<2>, Dense<50>, Dense<1>, Dense<50>>() == 50 + 1, "");
static_assert(ram<Q, Input<2>, Dense<2>, Dense<9>, Dense<3>, Dense<8>, Dense<4>>() ==
                  4 + 9,
              "");
static_assert(ram<Q, Input<64>, Dense<16>, Dense<10>, Softmax>() == 16 + 10, "in place");
static_assert(ram<Q, Input<64>, Dense<16>, Softmax, Dense<10>>() == 16 + 10, "");
static_assert(ram<Q, Input<4>, Dense<5>, Softmax, Dense<3>, Softmax, Dense<9>>() == 9 + 3,
              "");
static_assert(ram<Q, Input<10>, Softmax>() == 10, "the caller's input is not touched");
static_assert(ram<Q, Input<10>, Softmax, Softmax>() == 10, "");
static_assert(ram<Q, Input<10>, Softmax, Dense<4>>() == 10 + 4, "");
static_assert(ram<Q, Input<10>, ArgMax>() == 1, "");
static_assert(ram<Q, Input<10>, ArgMax, Dense<5>>() == 1 + 5, "");
static_assert(ram<Q, Input<10>, Dense<20>, ArgMax>() == 20, "");
static_assert(ram<Q, Input<10>, Dense<20>, ArgMax, Dense<6>>() == 20 + 6, "");
static_assert(ram<Q, Input<64>, Dense<10, Table<0, Tanh>>>() == 10, "");
static_assert(ram<Float32, Input<2>, Dense<3>, Dense<1>>() == 4 * (3 + 1), "");
static_assert(ram<Float32, Input<2>, Dense<3>, Dense<6>, Dense<4>>() == 4 * (4 + 6), "");
static_assert(ram<Float64, Input<2>, Dense<3>, Dense<1>>() == 8 * (3 + 1), "");
static_assert(ram<Float64, Input<9>, Dense<7>, Softmax>() == 8 * 7, "");

// Pushed: the sums of the first layer, which may overlay the rest, and a counter of 2
// bytes; on this machine the whole is rounded up to the alignment of a sum.
constexpr uint32_t up(uint32_t bytes, uint32_t to) { return (bytes + to - 1) / to * to; }
static_assert(ram<Q, PushedInput<64>, Dense<16>, Dense<10>>() == up(4 * 16 + 2, 4), "");
static_assert(ram<Q, PushedInput<64>, Dense<1>, Dense<50>>() == up(up(51, 2) + 2, 4), "");
static_assert(ram<QA, PushedInput<196>, Dense<32>, Dense<16>>() == up(3 * 32 + 2, 2), "");
static_assert(ram<Float32, PushedInput<8>, Dense<5>>() == up(4 * 5 + 2, 4), "");
static_assert(ram<Float32, PushedInput<8>, Dense<5>, Dense<3>>() == up(4 * 8 + 2, 4), "");
static_assert(ram<Float64, PushedInput<8>, Dense<5>>() == up(8 * 5 + 2, 8), "");

// Recurrent: outputs h and what is kept, h (and c of an LSTM); the reset before the
// product needs another h behind its output.
static_assert(ram<Float32, Input<8>, SimpleRnn<5>>() == 4 * (5 + 5), "");
static_assert(ram<Float32, Input<8>, Lstm<16>>() == 4 * (16 + 2 * 16), "");
static_assert(ram<Float64, Input<8>, Gru<16>>() == 8 * (16 + 16), "");
static_assert(ram<Float32, Input<8>, Gru<16, ResetBefore>>() == 4 * (2 * 16 + 16), "");
static_assert(ram<Float32, Input<8>, Lstm<16>, Dense<3>>() == 4 * (16 + 3 + 2 * 16), "");
static_assert(ram<Float32, Input<8>, Gru<4, ResetBefore>, Dense<3>, Dense<9>>() ==
                  4 * (9 + 3 + 4),
              "scratch lies where a later layer writes");
static_assert(ram<Float32, Input<8>, Dense<6>, Gru<4, ResetBefore>, Dense<3>>() ==
                  4 * (6 + 8 + 4),
              "");
static_assert(ram<Float32, Input<8>, Gru<4>, LastOf<9>, Dense<2>>() ==
                  4 * (4 + 2 + 4) + 4,
              "a count of steps, which takes 2 bytes on an AVR");
static_assert(ram<Q, Input<8>, Dense<5>, Every<9>, Dense<2>>() == up(5 + 2 + 2, 2), "");
static_assert(ram<Float32, PushedInput<8>, Dense<5>, SimpleRnn<3>>() ==
                  up(4 * 8 + 4 * 3 + 2, 4),
              "");

// For each unit and gate: a bias, the inputs and the outputs; a fourth bias for the reset
// behind the product.
static_assert(has<Network<Float32, Input<8>, SimpleRnn<5>>>({8, 5, 5 * 14, 4 * 5 * 14,
                                                             5 * 13}),
              "");
static_assert(has<Network<Float32, Input<8>, Lstm<16>>>({8, 16, 4 * 16 * 25,
                                                         4 * 4 * 16 * 25, 4 * 16 * 24}),
              "");
static_assert(has<Network<Float64, Input<8>, Gru<16>>>(
                  {8, 16, 16 * (4 + 3 * 24), 8 * 16 * (4 + 3 * 24), 3 * 16 * 24}),
              "");
static_assert(has<Network<Float32, Input<8>, Gru<16, ResetBefore>>>(
                  {8, 16, 3 * 16 * 25, 4 * 3 * 16 * 25, 3 * 16 * 24}),
              "");
static_assert(has<Network<Float32, Input<8>, Lstm<300, Tanh, Sigmoid, NoBias>>>(
                  {8, 300, 4 * 300 * 308, 4 * 4 * 300 * 308, 4 * 300 * 308}),
              "");

// A model that keeps a handle has it beside the buffer.
static_assert(sizeof(Model<Q, Ram, Input<64>, Dense<16>, Dense<10>>) ==
                  up(sizeof(void*) + 26, sizeof(void*)),
              "");

// Every byte of a buffer is written, none beside it: fill it with one byte and with
// another, predict, and see what has stayed.
class Usage {
 public:
  explicit Usage(size_t planned) : written_(planned, false) {}

  int8_t* prepare(uint8_t fill) {
    fill_ = fill;
    buffer_.assign(kRow + written_.size() + kRow, fill);
    return reinterpret_cast<int8_t*>(buffer_.data()) + kRow;
  }
  void look(Proof& proof) {
    for (size_t i = 0; i < buffer_.size(); ++i) {
      if (i >= kRow && i < kRow + written_.size()) {
        written_[i - kRow] = written_[i - kRow] || buffer_[i] != fill_;
      } else {
        EXPECT_TRUE(proof.check(buffer_[i] == fill_)) << "byte " << i << " is outside";
      }
    }
  }
  void finish(Proof& proof) {
    for (bool written : written_) {
      EXPECT_TRUE(proof.check(written)) << "of " << written_.size();
    }
  }

 private:
  static constexpr size_t kRow = 16;
  std::vector<bool> written_;
  std::vector<uint8_t> buffer_;
  uint8_t fill_ = 0;
};

template <class... Layers>
void check_use(const Int8Network& network, uint32_t planned) {
  using Net = Network<Q, Input<8>, Layers...>;
  using Graph = typename Net::Graph;
  Proof proof("ram_plan");
  Usage usage(planned);
  Random random(80);
  const auto bytes = network.bytes();
  ASSERT_EQ(Graph::kTargetBytes + Graph::kOtherBytes, planned);
  ASSERT_EQ(bytes.size(), +Net::kParameterBytes);
  for (int run = 0; run < 20; ++run) {
    int8_t* target = usage.prepare(run % 2 ? 0x5a : 0xa5);
    const auto x = thimble_test::int8_input(random, 8, 9);
    const Ram::Reader tables(bytes.data());
    Ram::Reader params = tables;
    params.skip(Net::kTableBytes);
    const int8_t* y =
        Graph::run(params, tables, x.data(), target, target + Graph::kTargetBytes);
    EXPECT_EQ(std::vector<int8_t>(y, y + Net::kOutputs), network.outputs(x));
    EXPECT_EQ(params.address(), bytes.data() + bytes.size());
    usage.look(proof);
  }
  usage.finish(proof);
}

Int8Network network(uint8_t tables = 0) {
  return Int8Network(81, Rule::kNative, Order::portable(), 8, tables);
}

TEST(Plan, EveryByteIsUsedAndNoneBeside) {
  check_use<Dense<10>>(network().dense(10), 10);
  check_use<Dense<16>, Dense<10>>(network().dense(16).dense(10), 26);
  check_use<Dense<5>, Dense<9>, Dense<7>>(network().dense(5).dense(9).dense(7), 16);
  check_use<Dense<3>, Dense<5>, Dense<4>, Dense<7>>(
      network().dense(3).dense(5).dense(4).dense(7), 11);
  check_use<Dense<1>, Dense<50>, Dense<1>>(network().dense(1).dense(50).dense(1), 51);
  check_use<Dense<6>, Softmax, Dense<7>, Softmax>(
      network().dense(6).softmax().dense(7).softmax(), 13);
  check_use<Softmax, Dense<7>>(network().softmax().dense(7), 15);
  check_use<Dense<20>, ArgMax, Dense<6>>(network().dense(20).argmax().dense(6), 26);
  check_use<Dense<12, Table<0, Tanh>>, Dense<4, Table<1, Mish>>>(
      network(2).dense(12, 0).dense(4, 1), 16);
}

}  // namespace
