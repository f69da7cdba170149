// SPDX-License-Identifier: MIT
// Media that are reached by calls: models read from them where they lie, and a medium
// that fails is noticed.
#include <gtest/gtest.h>
#include <stdio.h>
#include <thimble/persist/c_files.h>

#include <deque>
#include <string>

#include "support/proof.h"
#include "support/records.h"

namespace {

using namespace thimble;
using namespace thimble_test;

// A chip behind the two functions of a driver, that counts and may fail.
struct Chip {
  Image bytes;
  long works = -1;
  unsigned reads = 0;

  bool take() {
    ++reads;
    if (works > 0) --works;
    return works != 0;
  }
  bool read(uint32_t at, void* to, uint16_t count) {
    if (!take()) return false;
    EXPECT_LE(at + count, bytes.size());
    std::copy_n(bytes.begin() + at, count, static_cast<uint8_t*>(to));
    return true;
  }
  bool write(uint32_t at, const void* from, uint16_t count) {
    if (!take()) return false;
    EXPECT_LE(at + count, bytes.size());
    std::copy_n(static_cast<const uint8_t*>(from), count, bytes.begin() + at);
    return true;
  }
};

// An object like Arduino's EEPROM, and that of ESP cores.
struct FakeEeprom {
  Image bytes = Image(400, 0xff);
  unsigned writes = 0;
  uint8_t read(int at) { return bytes.at(static_cast<size_t>(at)); }
  void write(int at, uint8_t value) {
    bytes.at(static_cast<size_t>(at)) = value;
    ++writes;
  }
};
struct FakeEspEeprom : FakeEeprom {
  bool works = true;
  unsigned commits = 0;
  bool commit() {
    ++commits;
    return works;
  }
};

// A file like Arduino's.
struct FakeFile {
  explicit FakeFile(Image* image = nullptr) : bytes(image) {}
  Image* bytes;
  uint32_t at = 0;
  explicit operator bool() const { return bytes != nullptr; }
  uint32_t size() const { return static_cast<uint32_t>(bytes->size()); }
  bool seek(uint32_t to) {
    at = to;
    return to <= size();
  }
  int read(void* to, uint16_t count) {
    const uint32_t now = std::min<uint32_t>(count, size() - at);
    std::copy_n(bytes->begin() + at, now, static_cast<uint8_t*>(to));
    at += now;
    return static_cast<int>(now);
  }
  size_t write(const uint8_t* from, size_t count) {
    if (at + count > bytes->size()) bytes->resize(at + count);
    std::copy_n(from, count, bytes->begin() + at);
    at += static_cast<uint32_t>(count);
    return count;
  }
  void flush() {}
};

template <class Number, class Storage>
using Net = Model<Number, Storage, Input<9>, Dense<6, ReLU>, Dense<5>, Softmax>;
template <class Number>
using Plain = Network<Number, Input<9>, Dense<6, ReLU>, Dense<5>, Softmax>;

// Small numbers, so that no output is out of the ordinary.
template <class Number>
Image tame_parameters();
template <>
Image tame_parameters<Float32>() {
  Random random(3);
  std::vector<float> values(Plain<Float32>::kParameterCount);
  for (float& value : values) value = static_cast<float>(random.byte() - 128) / 64;
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(values.data());
  return Image(bytes, bytes + values.size() * sizeof(float));
}
template <>
Image tame_parameters<Int8<Native>>() {
  return random_parameters<Plain<Int8<Native>>>(3);
}

template <class Number>
class FromMedia : public testing::Test {};
using Numbers = testing::Types<Float32, Int8<Native>>;
TYPED_TEST_SUITE(FromMedia, Numbers);

// One model a medium, all at the same time, give what the one in RAM gives.
TYPED_TEST(FromMedia, TheSameBitsAsFromRam) {
  using Number = TypeParam;
  using Value = typename Number::Value;
  using Parameter = typename Number::Parameter;
  constexpr uint32_t kCount = Plain<Number>::kParameterCount;
  Proof proof("media");
  const Image bytes = tame_parameters<Number>();
  std::vector<Parameter> words(kCount);
  memcpy(words.data(), bytes.data(), bytes.size());
  Net<Number, Ram> in_memory(RamArray<Parameter, kCount>{words.data()});

  Chip chip;
  chip.bytes.assign(13, 0);
  chip.bytes.insert(chip.bytes.end(), bytes.begin(), bytes.end());
  FramMedium<Chip> fram(chip, static_cast<uint32_t>(chip.bytes.size()));
  Net<Number, Fram<Chip>> from_fram(in_medium<Parameter, kCount>(fram, 13));

  Image content = bytes;
  FileMedium<FakeFile> file{FakeFile(&content)};
  Net<Number, InFile<FakeFile>> from_file(in_medium<Parameter, kCount>(file, 0));

  FakeEeprom cells;
  cells.bytes.assign(bytes.begin(), bytes.end());
  ArduinoEepromMedium<FakeEeprom> eeprom(cells, static_cast<uint32_t>(bytes.size()));
  Net<Number, ArduinoEeprom<FakeEeprom>> from_eeprom(
      in_medium<Parameter, kCount>(eeprom, 0));

  Random random(8);
  for (int row = 0; row < 20; ++row) {
    Value x[9];
    for (Value& value : x) value = static_cast<Value>(random.byte() - 128);
    const Value* expected = in_memory.predict(x);
    const Value* answers[] = {from_fram.predict(x), from_file.predict(x),
                              from_eeprom.predict(x)};
    for (const Value* y : answers) {
      EXPECT_TRUE(proof.check(memcmp(y, expected, 5 * sizeof(Value)) == 0));
    }
  }
  EXPECT_FALSE(fram.failed());
  EXPECT_FALSE(file.failed());
  EXPECT_FALSE(eeprom.failed());
  // Blocks, and not a call for each number.
  EXPECT_LT(chip.reads, 20 * (bytes.size() / 16 + 40));
}

// Whichever read fails, the medium says so, and keeps saying so.
TEST(FailingMedium, IsNoticedAtEveryRead) {
  using Number = Int8<Native>;
  Proof proof("media");
  Chip chip;
  chip.bytes = tame_parameters<Number>();
  const uint32_t size = static_cast<uint32_t>(chip.bytes.size());
  const int8_t x[9] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  constexpr uint32_t kCount = Plain<Number>::kParameterCount;
  unsigned needed = 0;
  {
    FramMedium<Chip> fram(chip, size);
    Net<Number, Fram<Chip>> net(in_medium<uint8_t, kCount>(fram, 0));
    net.predict(x);
    needed = chip.reads;
  }
  ASSERT_GT(needed, 10u);
  for (unsigned works = 0; works <= needed; ++works) {
    chip.works = static_cast<long>(works) + 1;  // the last one counts down to 0
    FramMedium<Chip> fram(chip, size);
    Net<Number, Fram<Chip>> net(in_medium<uint8_t, kCount>(fram, 0));
    net.predict(x);
    EXPECT_TRUE(proof.check(fram.failed() == (works < needed)));
    chip.works = -1;
    net.predict(x);
    EXPECT_EQ(fram.failed(), works < needed);
    fram.clear_failed();
    net.predict(x);
    EXPECT_FALSE(fram.failed());
  }
}

TEST(FailingMedium, EndsBeforeTheParametersDo) {
  Chip chip;
  chip.bytes = tame_parameters<Int8<Native>>();
  constexpr uint32_t kCount = Plain<Int8<Native>>::kParameterCount;
  FramMedium<Chip> fram(chip, kCount - 1);
  Net<Int8<Native>, Fram<Chip>> net(in_medium<uint8_t, kCount>(fram, 0));
  const int8_t x[9] = {};
  net.predict(x);
  EXPECT_TRUE(fram.failed());
  uint8_t byte;
  EXPECT_FALSE(fram.read(0xffffffff, &byte, 1));
  EXPECT_FALSE(fram.write(kCount - 1, &byte, 1));
  FileMedium<FakeFile> closed{FakeFile()};
  EXPECT_EQ(closed.size(), 0u);
  EXPECT_FALSE(closed.read(0, &byte, 1));
  EXPECT_FALSE(closed.flush());
}

TEST(ArduinoEeprom, WritesWhatChangesAndCommits) {
  using Store = ArduinoEepromMedium<FakeEspEeprom>;
  FakeEspEeprom cells;
  Store medium(cells, 400);
  TwoSlots<Store> store(medium);
  using Small = Network<Int8<Native>, Input<5>, Dense<3, ReLU>>;
  const Image a = random_parameters<Small>(1);
  using Array = RamArray<uint8_t, Small::kParameterCount>;
  ASSERT_EQ(store.save<Small>(Array{a.data()}), Error::kNone);
  ASSERT_EQ(store.save<Small>(Array{a.data()}), Error::kNone);
  EXPECT_GE(cells.commits, 4u);
  const unsigned before = cells.writes;
  ASSERT_EQ(store.save<Small>(Array{a.data()}), Error::kNone);
  EXPECT_EQ(cells.writes - before, 2u);  // the mark away and again
  cells.works = false;
  EXPECT_EQ(store.save<Small>(Array{a.data()}), Error::kWriteFailed);
}

TEST(CFiles, SaveByCopyOnWrite) {
  using Small = Network<Int8<Native>, Input<5>, Dense<3, ReLU>>;
  using Array = RamArray<uint8_t, Small::kParameterCount>;
  const std::string name = testing::TempDir() + "thimble_media_test.thm";
  const std::string spare = name + ".new";
  CFiles files;
  CopyOnWrite<CFiles> store(files, name.c_str(), spare.c_str());
  for (uint32_t seed = 1; seed < 4; ++seed) {
    const Image parameters = random_parameters<Small>(seed);
    ASSERT_EQ(store.save<Small>(Array{parameters.data()}), Error::kNone);
    auto file = store.file<Small>();
    auto record = open<Small>(file);
    ASSERT_TRUE(record);
    Model<Int8<Native>, CFiles::File::Storage, Input<5>, Dense<3, ReLU>> net(
        record.parameters());
    Model<Int8<Native>, Ram, Input<5>, Dense<3, ReLU>> expected(Array{parameters.data()});
    const int8_t x[5] = {1, -2, 3, -4, 5};
    EXPECT_EQ(memcmp(net.predict(x), expected.predict(x), 3), 0);
    EXPECT_FALSE(file.failed());
  }
  EXPECT_EQ(fopen(spare.c_str(), "rb"), nullptr);
  remove(name.c_str());
}

// What Arduino's Stream has.
struct FakeStream {
  std::deque<uint8_t> in;
  std::string out;
  size_t waiting() const { return in.size(); }
  int available() { return static_cast<int>(in.size()); }
  int peek() { return in.empty() ? -1 : in.front(); }
  int read() {
    if (in.empty()) return -1;
    const uint8_t byte = in.front();
    in.pop_front();
    return byte;
  }
  size_t readBytes(char* to, size_t count) {
    size_t got = 0;
    for (; got < count && !in.empty(); ++got) to[got] = static_cast<char>(read());
    return got;
  }
  void write(uint8_t byte) { out += static_cast<char>(byte); }
};

TEST(Streams, AreReadOnceAndSayWhenTheyEnd) {
  FakeStream stream;
  for (uint8_t i = 0; i < 10; ++i) stream.in.push_back(i);
  StreamSource<FakeStream> source(stream);
  uint8_t got[8];
  ASSERT_TRUE(source.read(got, 8));
  EXPECT_EQ(got[7], 7);
  EXPECT_FALSE(source.read(got, 3));
}

TEST(Streams, AskForEveryBlock) {
  using Stream = RequestedStream<FakeStream>;
  FakeStream line;
  Stream stream(line);
  EXPECT_FALSE(stream.is_offered());
  line.in = {Stream::kHello, Stream::kHello};
  EXPECT_TRUE(stream.is_offered());
  EXPECT_EQ(line.in.size(), 0u);
  const uint8_t sent[] = {Stream::kHello,
                          Stream::kBlock,
                          3,
                          'a',
                          'b',
                          'c',
                          Stream::kBlock,
                          2,
                          'd',
                          'e',
                          Stream::kBlock,
                          0};
  line.in.assign(sent, sent + sizeof sent);
  char got[6] = {};
  ASSERT_TRUE(stream.read(got, 2));
  ASSERT_TRUE(stream.read(got + 2, 3));
  EXPECT_EQ(std::string(got), "abcde");
  EXPECT_FALSE(stream.read(got, 1));  // the sender has no more
  EXPECT_FALSE(stream.read(got, 1));  // and no longer answers
  line.in = {Stream::kBlock, 33};
  EXPECT_FALSE(stream.read(got, 1));  // longer than a block may be
  stream.finish(true);
  stream.finish(false);
  EXPECT_EQ(line.out, std::string("\6\6\6\6\6\4\25"));
}

}  // namespace
