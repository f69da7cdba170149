// SPDX-License-Identifier: MIT
// Interpreter: the bits of the compiled model, exactly the memory it says, no trust.
#include <gtest/gtest.h>

#include <cmath>

#include "support/proof.h"
#include "support/records.h"

namespace {

using namespace thimble;
using namespace thimble_test;

// A buffer of a size that it takes exactly, between guards, aligned as an Interpreter
// asks.
class Buffer {
 public:
  explicit Buffer(size_t bytes) : bytes_(bytes), words_((bytes + 7) / 8 + 2, +kGuard) {}
  void* begin() { return words_.data() + 1; }
  uint32_t size() const { return static_cast<uint32_t>(bytes_); }
  bool guards_are_whole() const {
    const uint8_t* end = reinterpret_cast<const uint8_t*>(words_.data() + 1) + bytes_;
    return words_[0] == kGuard && *end == (kGuard & 0xff);
  }

 private:
  static constexpr uint64_t kGuard = 0xa5a5a5a5a5a5a5a5u;
  size_t bytes_;
  std::vector<uint64_t> words_;
};

// Random parameters: small floats, any bytes.
template <class Number>
Image parameters(uint32_t bytes, Random& random) {
  Image image(bytes);
  for (uint8_t& byte : image) byte = static_cast<uint8_t>(random.byte());
  if (Number::kTables) return image;
  using Parameter = typename Number::Parameter;
  for (size_t at = 0; at < image.size(); at += sizeof(Parameter)) {
    const Parameter value = static_cast<Parameter>(random.number(2));
    memcpy(&image[at], &value, sizeof value);
  }
  return image;
}

// A compiled model and an Interpreter, both from one record, over many steps.
template <class Number, class Player, class Compiled>
void expect_equal(Proof& proof, uint32_t seed) {
  using Value = typename Number::Value;
  using Net = typename NetworkOf<Compiled>::Type;
  Random random(seed);
  const Image record = record_of<Net>(parameters<Number>(Net::kParameterBytes, random));
  std::vector<uint64_t> words(record.size() / 8 + 1);
  memcpy(words.data(), record.data(), record.size());
  RamMedium medium(words.data(), static_cast<uint32_t>(record.size()));

  Player sizes;
  ASSERT_EQ(sizes.open(medium), Error::kBufferTooSmall);
  ASSERT_FALSE(sizes);
  Buffer less(sizes.bytes() - 1), enough(sizes.bytes());
  Player refused(less.begin(), less.size());
  EXPECT_EQ(refused.open(medium), Error::kBufferTooSmall);
  EXPECT_TRUE(less.guards_are_whole());
  Player net(enough.begin(), enough.size());
  ASSERT_EQ(net.open(medium), Error::kNone);
  EXPECT_EQ(net.inputs(), +Compiled::kInputs);
  EXPECT_EQ(net.outputs(), +Compiled::kOutputs);

  Compiled model(open<Compiled>(medium).parameters());
  for (int step = 0; step < 40; ++step) {
    std::vector<Value> x(Compiled::kInputs);
    for (Value& value : x) {
      value = Number::kTables ? static_cast<Value>(random.byte())
                              : static_cast<Value>(random.number(4));
    }
    if (step == 25) {
      model.reset();
      net.reset();
    }
    const Value* expected = model.predict(x.data());
    const Value* got = net.predict(x.data());
    ASSERT_EQ(got == nullptr, expected == nullptr) << step;
    if (got == nullptr) continue;
    const bool same = memcmp(got, expected, Compiled::kOutputs * sizeof(Value)) == 0;
    EXPECT_TRUE(proof.check(same)) << "step " << step;
  }
  EXPECT_TRUE(enough.guards_are_whole());
}

template <class Number>
class AllNumbers : public testing::Test {};
using Integers = testing::Types<Int8<Native>, Int8<Tflite>, Int8<Native, ForAvr>,
                                Int8<Native, ForCortexM0>, Int8<Tflite, ForCortexM4>,
                                Int8<Native, ForAvrTiny>>;
template <class Number>
class InterpreterInt8 : public testing::Test {};
TYPED_TEST_SUITE(InterpreterInt8, Integers);
template <class Number>
class InterpreterFloat : public testing::Test {};
using Floats = testing::Types<Float32, Float64>;
TYPED_TEST_SUITE(InterpreterFloat, Floats);

TYPED_TEST(InterpreterInt8, GivesTheBitsOfTheModel) {
  using N = TypeParam;
  using Player = Interpreter<N, Ram, Dense<kAny>, Dense<kAny, AnyTable>, Softmax, ArgMax>;
  Proof proof("interpreter");
  expect_equal<N, Player, Model<N, Ram, Input<1>, Dense<1>>>(proof, 1);
  expect_equal<N, Player, Model<N, Ram, Input<13>, Dense<7, ReLU>, Dense<6>>>(proof, 2);
  expect_equal<N, Player, Model<N, Ram, Input<5>, Softmax>>(proof, 3);
  expect_equal<N, Player, Model<N, Ram, Input<3, 4>, ArgMax>>(proof, 4);
  expect_equal<N, Player, Model<N, Ram, Input<8>, Dense<5, ReLU6>, Softmax, ArgMax>>(
      proof, 5);
  expect_equal<
      N, Player,
      Model<N, Ram, Input<6>, Dense<9, Table<0, Sigmoid>>, Dense<3, Table<2, Tanh>>,
            Dense<4, Table<1, ELU<>>>, Softmax, Dense<20>, Dense<2>>>(proof, 6);
}

TYPED_TEST(InterpreterFloat, GivesTheBitsOfTheModel) {
  using N = TypeParam;
  using Player =
      Interpreter<N, Ram, Dense<kAny>, Dense<kAny, ReLU, SharedBias>,
                  Dense<kAny, Tanh, NoBias>, Dense<kAny, LeakyReLU<Ratio<1, 5>>>,
                  SimpleRnn<kAny>, Lstm<kAny>, Gru<kAny>, Gru<kAny, ResetBefore>,
                  Every<kAny>, LastOf<kAny>, Softmax, ArgMax>;
  Proof proof("interpreter");
  expect_equal<N, Player, Model<N, Ram, Input<2>, Dense<3, Tanh, NoBias>, Dense<1>>>(
      proof, 1);
  expect_equal<N, Player,
               Model<N, Ram, Input<9>, Dense<5, LeakyReLU<Ratio<2, 10>>>,
                     Dense<4, ReLU, SharedBias>, Softmax>>(proof, 2);
  expect_equal<N, Player,
               Model<N, Ram, Input<3>, Lstm<4>, Gru<2, ResetBefore>, Every<2>, Gru<3>,
                     LastOf<3>, SimpleRnn<5>, Dense<2>, ArgMax>>(proof, 3);
  expect_equal<N, Player, Model<N, Ram, Input<3>, Every<3>, Softmax>>(proof, 4);
  expect_equal<N, Player, Model<N, Ram, Input<2>, Gru<7, ResetBefore>, Dense<30>>>(proof,
                                                                                   5);
}

template <class Number>
class InterpreterRecurrent : public testing::Test {};
using Natives =
    testing::Types<Int8<Native>, Int8<Native, ForAvr>, Int8<Native, ForCortexM0>,
                   Int8<Native, ForCortexM4>, Int8<Native, ForAvrTiny>>;
TYPED_TEST_SUITE(InterpreterRecurrent, Natives);

TYPED_TEST(InterpreterRecurrent, GivesTheBitsOfTheModel) {
  using N = TypeParam;
  using Player =
      Interpreter<N, Ram, Dense<kAny>, SimpleRnn<kAny>, SimpleRnn<kAny, ReLU>, Lstm<kAny>,
                  Gru<kAny>, Gru<kAny, ResetBefore>, Every<kAny>, LastOf<kAny>>;
  Proof proof("interpreter");
  expect_equal<N, Player,
               Model<N, Ram, Input<3>, Lstm<5>, Dense<4>, Gru<7, ResetBefore>, Every<2>,
                     Gru<3>, LastOf<3>, SimpleRnn<5>, Dense<2>>>(proof, 1);
  expect_equal<N, Player, Model<N, Ram, Input<2>, Gru<7, ResetBefore>, Dense<30>>>(proof,
                                                                                   2);
  expect_equal<N, Player, Model<N, Ram, Input<1>, SimpleRnn<1, ReLU>>>(proof, 3);
}

// The memory of a model, and four bytes a layer.
TEST(Interpreter, TakesTheMemoryOfTheModelAndItsSteps) {
  using Number = Int8<Native>;
  using Net = Model<Number, Ram, Input<9>, Dense<30, ReLU>, Dense<4>, Dense<7>, Softmax>;
  Image record = random_record<NetworkOf<Net>::Type>(1);
  RamMedium medium(record.data(), static_cast<uint32_t>(record.size()));
  Interpreter<Number, Ram, Dense<kAny>, Softmax> net;
  EXPECT_EQ(net.open(medium), Error::kBufferTooSmall);
  using Graph = NetworkOf<Net>::Type::Graph;
  EXPECT_EQ(net.bytes(), 4 * 4 + Graph::kTargetBytes + Graph::kOtherBytes);
  EXPECT_EQ(net.bytes(), 4 * 4 + 30 + 4u);
}

using Number = Int8<Native>;
using Player = Interpreter<Number, Ram, Dense<kAny>, Dense<kAny, AnyTable>, ArgMax>;
using Net = Network<Number, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;

Error error_of(const Image& image) {
  alignas(8) static uint8_t buffer[4096];
  ExactMedium medium(image);
  Player net(buffer, sizeof buffer);
  const Error error = net.open(medium);
  const int8_t x[3] = {};
  EXPECT_EQ(net.predict(x) != nullptr, error == Error::kNone);
  return error;
}

TEST(Interpreter, DetectsEveryFlippedBit) {
  Proof proof("bit flip");
  const Image record = random_record<Net>(4);
  ASSERT_EQ(error_of(record), Error::kNone);
  for (size_t bit = 0; bit < 8 * record.size(); ++bit) {
    Image flipped = record;
    flipped[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    EXPECT_TRUE(proof.check(error_of(flipped) != Error::kNone)) << "bit " << bit;
  }
  for (size_t length = 0; length < record.size(); ++length) {
    const Image cut(record.begin(), record.begin() + static_cast<long>(length));
    EXPECT_TRUE(proof.check(error_of(cut) != Error::kNone)) << length;
    if (length >= 20) {
      EXPECT_NE(error_of(sealed(cut)), Error::kNone);
    }
  }
}

TEST(Interpreter, SaysWhatItCannotRun) {
  using F = Network<Float32, Input<3>, Dense<2>>;
  using T = Network<Int8<Tflite>, Input<3>, Dense<2>>;
  using A = Network<Int8<Native, ForAvr>, Input<3>, Dense<2>>;
  using S = Network<Number, Input<3>, Dense<2>, Softmax>;
  using Two = Network<Number, Input<3>, Dense<2, Table<1, Tanh>>>;
  EXPECT_EQ(error_of(random_record<F>(1)), Error::kWrongNumbers);
  EXPECT_EQ(error_of(random_record<T>(1)), Error::kWrongRounding);
  EXPECT_EQ(error_of(random_record<A>(1)), Error::kWrongOrder);
  EXPECT_EQ(error_of(random_record<S>(1)), Error::kUnknownLayer);
  EXPECT_EQ(error_of(random_record<Two>(1)), Error::kNone);
  EXPECT_EQ(error_of({}), Error::kEmpty);
  EXPECT_EQ(error_of(Image(64, 0xff)), Error::kErased);
}

TEST(Interpreter, TrustsNothing) {
  const Image record = random_record<Net>(4);
  const auto with = [&record](size_t at, uint16_t value) {
    Image image = record;
    put16(image, at, value);
    return error_of(sealed(image));
  };
  EXPECT_EQ(with(12, 0), Error::kBadLayer);           // no inputs
  EXPECT_EQ(with(12, 65535), Error::kWrongLength);    // inputs
  EXPECT_EQ(with(14, 0), Error::kBadLayer);           // no layers
  EXPECT_EQ(with(14, 65535), Error::kTooLarge);       // layers
  EXPECT_EQ(with(14, 255), Error::kUnknownLayer);     // more than there are
  EXPECT_EQ(with(14, 1), Error::kWrongLength);        // fewer
  EXPECT_EQ(with(18, 0), Error::kBadLayer);           // units
  EXPECT_EQ(with(18, 65535), Error::kWrongLength);    // units
  EXPECT_EQ(with(16, 0xff01), Error::kUnknownLayer);  // a body of 255 bytes
  Image image = record;
  image[11] = 0;  // no table
  EXPECT_EQ(error_of(sealed(image)), Error::kBadLayer);
  image[11] = 255;
  EXPECT_EQ(error_of(sealed(image)), Error::kWrongLength);
  // A table without an index.
  Image no_index = random_record<Network<Number, Input<3>, Dense<2>>>(1);
  no_index[21] = 64;
  EXPECT_EQ(error_of(sealed(no_index)), Error::kBadLayer);
  // An index that an int8 cannot hold.
  using Wide = Network<Number, Input<129>, Dense<129>>;
  Image wide = random_record<Wide>(1);
  wide.insert(wide.begin() + 22, {3, 0});
  put16(wide, 14, 2);
  EXPECT_EQ(error_of(sealed(wide)), Error::kBadLayer);
}

// Layers of 0 parameters and endless outputs do not exist, but states add up.
TEST(Interpreter, StatesDoNotOverflow) {
  using F = Network<Float32, Input<1>, Every<2>, Every<3>>;
  Image image = random_record<F>(1);
  Image many(image.begin(), image.begin() + 16);
  put16(many, 14, 255);
  for (int i = 0; i < 255; ++i) many.insert(many.end(), {7, 2, 255, 255});
  many.insert(many.end(), 4, 0);
  many = sealed(many);
  alignas(8) static uint8_t memory[4096], buffer[4096];
  memcpy(memory, many.data(), many.size());
  RamMedium medium(memory, static_cast<uint32_t>(many.size()));
  Interpreter<Float32, Ram, Every<kAny>> net(buffer, sizeof buffer);
  EXPECT_EQ(net.open(medium), Error::kNone);
  EXPECT_EQ(net.bytes(), 255 * 4 + 4 + 255 * 4u);
  const float x[] = {1};
  EXPECT_EQ(net.predict(x), nullptr);
}

TEST(Interpreter, AMisalignedBufferIsRefused) {
  Image record = random_record<Net>(4);
  RamMedium medium(record.data(), static_cast<uint32_t>(record.size()));
  alignas(8) uint8_t buffer[100];
  Player net(buffer + 1, 90);
  EXPECT_EQ(net.open(medium), Error::kBufferTooSmall);
}

TEST(Interpreter, RunsOnWhileANewRecordIsSaved) {
  using Second = Network<Number, Input<3>, Dense<5>, ArgMax>;
  using NotThis = Network<Number, Input<3>, Dense<5>, Softmax>;
  using Wide = Network<Number, Input<3>, Dense<50>>;
  Image image(2048, 0xff);
  Power power;
  ChipMedium medium(image, power);
  TwoSlots<ChipMedium> store(medium);
  alignas(8) uint8_t buffer[40];
  Player net(buffer, sizeof buffer);
  EXPECT_EQ(store.open(net), Error::kErased);
  const Image first = random_parameters<Net>(1), second = random_parameters<Second>(2);
  const Image not_this = random_parameters<NotThis>(3), wide = random_parameters<Wide>(4);
  WrittenRecord<Net, Ram> source(first.data());
  ASSERT_EQ(store.save(net, source), Error::kNone);
  ASSERT_EQ(store.open(net), Error::kNone);
  const int8_t x[] = {1, 2, 3};
  const int8_t y = *net.predict(x);

  WrittenRecord<NotThis, Ram> refused(not_this.data());
  EXPECT_EQ(store.save(net, refused), Error::kUnknownLayer);
  WrittenRecord<Wide, Ram> too_wide(wide.data());
  EXPECT_EQ(store.save(net, too_wide), Error::kBufferTooSmall);
  EXPECT_EQ(*net.predict(x), y);
  WrittenRecord<Second, Ram> next(second.data());
  ASSERT_EQ(store.save(net, next), Error::kNone);
  EXPECT_EQ(*net.predict(x), y);
  ASSERT_EQ(store.open(net), Error::kNone);
  EXPECT_EQ(net.outputs(), 1);
  Model<Number, Ram, Input<3>, Dense<5>, ArgMax> model(
      RamArray<uint8_t, Second::kParameterCount>{second.data()});
  EXPECT_EQ(*net.predict(x), *model.predict(x));
}

}  // namespace
