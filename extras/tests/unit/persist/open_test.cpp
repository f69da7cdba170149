// SPDX-License-Identifier: MIT
// Opening a record: the bytes it has, and everything that can be wrong with them.
#include <gtest/gtest.h>

#include <string>

#include "support/proof.h"
#include "support/records.h"

namespace {

using namespace thimble;
using namespace thimble_test;

using Net = Network<Int8<Native>, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
using FloatNet = Network<Float32, Input<2, 1>, Lstm<3>, LastOf<4>,
                         Dense<2, LeakyReLU<Ratio<-6, -20>>, NoBias>, Softmax>;

template <class Wanted>
std::string sentence(const Image& image) {
  ExactMedium medium(image);
  Text text;
  open<Wanted>(medium).describe(text);
  return text.text;
}
template <class Wanted>
Error error_of(const Image& image) {
  ExactMedium medium(image);
  return open<Wanted>(medium).error();
}

TEST(Record, ItsBytesAreThoseOfTheDocument) {
  const Image record = random_record<FloatNet>(1);
  const Image head = {'T',  'h', 'm', 1,            // magic, version
                      0x68, 1,   0,   0,            // length: 360 bytes
                      1,    0,   0,   0,            // float32, portable, no tables
                      2,    0,   4,   0,            // 2 inputs, 4 layers
                      5,    5,   3,   0,  0, 4, 3,  // Lstm<3, Tanh, Sigmoid>
                      8,    2,   4,   0,            // LastOf<4>
                      1,    12,  2,   0,  2, 5, 3,
                      0,    0,   0,   10, 0, 0, 0,  // Dense<2, LeakyReLU, NoBias>
                      2,    0,                      // Softmax
                      0};                           // to a multiple of 4
  ASSERT_EQ(record.size(), 360u);
  EXPECT_EQ(Image(record.begin(), record.begin() + 44), head);
  const Image parameters = random_parameters<FloatNet>(1);
  EXPECT_EQ(Image(record.begin() + 44, record.end() - 4), parameters);
}

TEST(Record, ItsChecksumIsThatOfZlib) {
  persist::Crc32 crc;
  for (char c : std::string("123456789")) crc.add(static_cast<uint8_t>(c));
  EXPECT_EQ(crc.value(), 0xcbf43926u);
}

TEST(Record, AModelRunsFromIt) {
  using Layers =
      Model<Int8<Native>, Ram, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
  const Image parameters = random_parameters<Net>(2);
  Image image(7, 0xee);  // not at the beginning of the medium
  const Image record = record_of<Net>(parameters);
  image.insert(image.end(), record.begin(), record.end());
  RamMedium medium(image.data(), static_cast<uint32_t>(image.size()));
  auto opened = open<Layers>(medium, 7);
  ASSERT_TRUE(opened) << static_cast<int>(opened.error());
  Layers from_record(opened.parameters());
  Layers from_array(RamArray<uint8_t, Net::kParameterCount>{parameters.data()});
  const int8_t x[] = {-100, 3, 90};
  EXPECT_EQ(*from_record.predict(x), *from_array.predict(x));
}

TEST(Record, OfThePushedInputIsTheSame) {
  using Pushed =
      Model<Int8<Native>, Ram, PushedInput<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
  EXPECT_EQ(error_of<Pushed>(random_record<Net>(3)), Error::kNone);
}

TEST(Record, NotesBehindTheParametersDoNotHurt) {
  Image record = random_record<Net>(3);
  const Image notes = {200, 4, 0, 1, 2, 3, 4, 201, 0, 0};
  record.insert(record.end() - 4, notes.begin(), notes.end());
  EXPECT_EQ(error_of<Net>(sealed(record)), Error::kNone);
  for (size_t cut = 1; cut < notes.size(); ++cut) {
    record.erase(record.end() - 5);
    const bool between = cut == 3;
    EXPECT_EQ(error_of<Net>(sealed(record)),
              between ? Error::kNone : Error::kWrongLength);
  }
}

TEST(Record, EveryFlippedBitIsDetected) {
  Proof proof("bit flip");
  for (const Image& record : {random_record<Net>(4), random_record<FloatNet>(5)}) {
    const bool is_float = record[8] == 1;
    for (size_t bit = 0; bit < 8 * record.size(); ++bit) {
      Image flipped = record;
      flipped[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
      const Error error = is_float ? error_of<FloatNet>(flipped) : error_of<Net>(flipped);
      EXPECT_TRUE(proof.check(error != Error::kNone)) << "bit " << bit;
      // In a chip, whose size says nothing.
      RamMedium chip(flipped.data(), static_cast<uint32_t>(flipped.size()));
      const Error again =
          is_float ? open<FloatNet>(chip).error() : open<Net>(chip).error();
      EXPECT_TRUE(proof.check(again != Error::kNone)) << "bit " << bit;
    }
  }
}

// The bad inputs, each with the sentence that a user reads.
TEST(BadRecord, Empty) {
  EXPECT_EQ(error_of<Net>({}), Error::kEmpty);
  EXPECT_EQ(sentence<Net>({}),
            "nothing is there: the file is empty or missing, or the medium is absent");
}

TEST(BadRecord, BehindTheEndOfTheMedium) {
  Image image = random_record<Net>(1);
  RamMedium medium(image.data(), static_cast<uint32_t>(image.size()));
  for (uint32_t at : {static_cast<uint32_t>(image.size()), UINT32_MAX}) {
    EXPECT_EQ(open<Net>(medium, at).error(), Error::kEmpty);
  }
}

TEST(BadRecord, Erased) {
  for (uint8_t value : {0xff, 0}) {
    const Image image(512, value);
    EXPECT_EQ(error_of<Net>(image), Error::kErased);
    EXPECT_EQ(sentence<Net>(image),
              "no record has been saved here yet: the memory is erased");
  }
}

TEST(BadRecord, SomethingElse) {
  EXPECT_EQ(sentence<Net>(Image(100, 'x')),
            "this is not a record: it does not begin with the letters Thm");
}

TEST(BadRecord, TruncatedAtEveryLength) {
  Proof proof("bit flip");
  const Image record = random_record<Net>(6);
  for (size_t length = 0; length < record.size(); ++length) {
    const Image cut(record.begin(), record.begin() + static_cast<long>(length));
    const Error expected = length == 0 ? Error::kEmpty : Error::kTruncated;
    EXPECT_TRUE(proof.check(error_of<Net>(cut) == expected)) << length;
  }
  const Image cut(record.begin(), record.end() - 1);
  EXPECT_EQ(sentence<Net>(cut),
            "the record ends too early: copy or send it again (expected " +
                std::to_string(record.size()) + " bytes, found " +
                std::to_string(cut.size()) + ")");
}

TEST(BadRecord, TruncatedAtEveryLengthWithItsLengthAndChecksumRight) {
  const Image record = random_record<Net>(6);
  for (size_t length = 20; length < record.size(); ++length) {
    const Image cut(record.begin(), record.begin() + static_cast<long>(length));
    const Error error = error_of<Net>(sealed(cut));
    EXPECT_TRUE(error == Error::kWrongLength || error == Error::kWrongNetwork) << length;
  }
}

TEST(BadRecord, TrailingBytes) {
  Image record = random_record<Net>(7);
  record.push_back(0);
  EXPECT_EQ(error_of<Net>(record), Error::kTrailingBytes);
  EXPECT_EQ(sentence<Net>(record).find("there are bytes behind the end of the record"),
            0u);
  // Inside the record.
  EXPECT_EQ(error_of<Net>(sealed(record)), Error::kWrongLength);
  EXPECT_EQ(sentence<Net>(sealed(record)),
            "the record's length contradicts what it holds: convert the model again "
            "(expected 324 bytes, found 325)");
  // A chip is as long as it is.
  RamMedium chip(record.data(), static_cast<uint32_t>(record.size()));
  EXPECT_EQ(open<Net>(chip).error(), Error::kNone);
}

TEST(BadRecord, AnotherVersion) {
  Image record = random_record<Net>(8);
  record[3] = 2;
  EXPECT_EQ(error_of<Net>(record), Error::kWrongVersion);
  EXPECT_EQ(sentence<Net>(record),
            "the record has another version of the format than this library reads: "
            "convert the model again (expected 1, found 2)");
}

TEST(BadRecord, AnotherNumberFormat) {
  using Same = Network<Float32, Input<3>, Dense<2, ReLU>, Dense<1>>;
  const Image record = random_record<Same>(9);
  EXPECT_EQ(error_of<Net>(record), Error::kWrongNumbers);
  EXPECT_EQ(sentence<Net>(record),
            "the record has another number format than the model (expected int8 native "
            "portable, 3 inputs - Dense 2 ReLU - Dense 1 table 0 Tanh; found float32, 3 "
            "inputs - Dense 2 ReLU - Dense 1)");
}

TEST(BadRecord, AnotherRoundingRule) {
  using Same = Network<Int8<Tflite>, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
  EXPECT_EQ(error_of<Net>(random_record<Same>(9)), Error::kWrongRounding);
}

TEST(BadRecord, ParametersForAnotherTarget) {
  using Same =
      Network<Int8<Native, ForAvr>, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
  const Image record = random_record<Same>(9);
  EXPECT_EQ(error_of<Net>(record), Error::kWrongOrder);
  EXPECT_EQ(sentence<Net>(record).find(
                "the record's parameters are in the order for another target"),
            0u);
}

TEST(BadRecord, AnotherNumberOfTables) {
  using Same = Network<Int8<Native>, Input<3>, Dense<2, Table<1, Sigmoid>>,
                       Dense<1, Table<0, Tanh>>>;
  EXPECT_EQ(error_of<Net>(random_record<Same>(9)), Error::kWrongTables);
}

template <class Other>
void expect_wrong_network() {
  EXPECT_EQ(error_of<Net>(random_record<Other>(9)), Error::kWrongNetwork);
}

TEST(BadRecord, AnotherShape) {
  using I = Int8<Native>;
  using Hyperbolic = Table<0, Tanh>;
  expect_wrong_network<Network<I, Input<4>, Dense<2, ReLU>, Dense<1, Hyperbolic>>>();
  expect_wrong_network<Network<I, Input<3>, Dense<3, ReLU>, Dense<1, Hyperbolic>>>();
  expect_wrong_network<Network<I, Input<3>, Dense<2, ReLU6>, Dense<1, Hyperbolic>>>();
  expect_wrong_network<
      Network<I, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Sigmoid>>>>();
  expect_wrong_network<Network<I, Input<3>, Dense<1, Hyperbolic>>>();
  expect_wrong_network<
      Network<I, Input<3>, Dense<2, ReLU>, Dense<1, Hyperbolic>, ArgMax>>();
  using Wider = Network<I, Input<3>, Dense<258, ReLU>, Dense<1, Hyperbolic>>;
  EXPECT_EQ(sentence<Net>(random_record<Wider>(9)),
            "the record holds another network than the model (expected int8 native "
            "portable, 3 inputs - Dense 2 ReLU - Dense 1 table 0 Tanh; found int8 native "
            "portable, 3 inputs - Dense 258 ReLU - Dense 1 table 0 Tanh)");
}

TEST(BadRecord, AnotherConstant) {
  using Third = Network<Float32, Input<1>, Dense<1, LeakyReLU<Ratio<1, 3>>>>;
  using Fourth = Network<Float32, Input<1>, Dense<1, LeakyReLU<Ratio<-1, 4>>>>;
  using SameFourth = Network<Float32, Input<1>, Dense<1, LeakyReLU<Ratio<2, -8>>>>;
  EXPECT_EQ(error_of<SameFourth>(random_record<Fourth>(1)), Error::kNone);
  EXPECT_EQ(
      sentence<Third>(random_record<Fourth>(1)),
      "the record holds another network than the model (expected float32, 1 inputs - "
      "Dense 1 LeakyReLU 1/3; found float32, 1 inputs - Dense 1 LeakyReLU -1/4)");
}

TEST(BadRecord, AbsurdSizes) {
  const Image record = random_record<Net>(10);
  for (size_t at : {12, 14, 18}) {  // inputs, layers, units of the first
    Image image = record;
    put16(image, at, 65535);
    EXPECT_EQ(error_of<Net>(sealed(image)), Error::kWrongNetwork);
    EXPECT_NE(sentence<Net>(sealed(image)), "");
  }
  for (uint32_t length : {0u, 19u}) {
    Image image = record;
    put32(image, 4, length);
    EXPECT_EQ(error_of<Net>(image), Error::kWrongLength);
  }
  for (uint32_t length : {0x7fffffffu, 0x80000000u, 0xffffffffu}) {
    Image image = record;
    put32(image, 4, length);
    EXPECT_EQ(error_of<Net>(image), Error::kTruncated);
  }
}

TEST(BadRecord, AMediumThatFailsAtAnyRead) {
  const Image record = random_record<Net>(11);
  ExactMedium whole(record);
  ASSERT_EQ(open<Net>(whole).error(), Error::kNone);
  for (unsigned works = 0; works < whole.reads(); ++works) {
    ExactMedium medium(record, static_cast<long>(works));
    auto opened = open<Net>(medium);
    EXPECT_EQ(opened.error(), Error::kMediumFailed) << works;
    Text text;
    opened.describe(text);
    EXPECT_EQ(text.text, "the medium could not be read: check its wiring and power");
  }
}

TEST(BadRecord, FloatsAtAnOddAddress) {
  alignas(8) uint8_t memory[400] = {};
  const Image record = random_record<FloatNet>(12);
  std::copy(record.begin(), record.end(), memory + 1);
  RamMedium odd(memory + 1, 399);
  EXPECT_EQ(open<FloatNet>(odd).error(), Error::kMisaligned);
  std::copy(record.begin(), record.end(), memory);
  RamMedium even(memory, 400);
  EXPECT_EQ(open<FloatNet>(even).error(), Error::kNone);
}

TEST(Describe, EveryErrorHasASentenceOfItsOwn) {
  std::map<std::string, int> seen;
  for (int error = 0; error <= static_cast<int>(Error::kWriteFailed); ++error) {
    Text text;
    describe(static_cast<Error>(error), text);
    EXPECT_GT(text.text.size(), 10u);
    EXPECT_EQ(seen.count(text.text), 0u);
    seen[text.text] = error;
  }
  Text last;
  describe(Error::kWriteFailed, last);
  EXPECT_EQ(last.text,
            "what was written does not read back: the medium failed or is worn out");
}

}  // namespace
