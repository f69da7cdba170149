// SPDX-License-Identifier: MIT
// Fuzzing: opening any bytes as the record of a known network, in a chip and as a file,
// describing what is wrong, and running what is right.
#include <stdlib.h>
#include <string.h>

#include <vector>

#include "seal.h"

using namespace thimble;

namespace {

using Int8Net =
    Model<Int8<Native>, Ram, Input<3>, Dense<2, ReLU>, Dense<1, Table<0, Tanh>>>;
using TfliteNet = Model<Int8<Tflite>, Ram, Input<2>, Dense<3>, Softmax>;
using WordNet = Model<Int8<Native, ForCortexM4>, Ram, Input<3>, Dense<5>>;
using FloatNet = Model<Float32, Ram, Input<2>, Lstm<2>, LastOf<2>,
                       Dense<2, LeakyReLU<Ratio<3, 10>>, NoBias>>;

struct Sink {
  uint32_t count = 0;
  void write(uint8_t) { ++count; }
};

// A file of exactly the bytes, read in blocks; the first byte says whether it breaks.
class File {
 public:
  using Storage = Ram;
  using Size = uint32_t;
  static constexpr bool kExact = true;
  static constexpr uint8_t kBlock = 16;

  File(const uint8_t* bytes, size_t size, unsigned works)
      : bytes_(bytes), size_(static_cast<uint32_t>(size)), works_(works) {}
  uint32_t size() const { return size_; }
  bool read(uint32_t at, void* to, uint16_t count) {
    if (works_ == 0) return false;
    --works_;
    if (!persist::within<uint32_t>(at, count, size_)) abort();  // nobody may ask that
    memcpy(to, bytes_ + at, count);
    return true;
  }
  Ram::Handle handle(uint32_t at) const { return bytes_ + at; }

 private:
  const uint8_t* bytes_;
  uint32_t size_;
  unsigned works_;
};

template <class Net, class Medium>
void open_and_run(Medium& medium, bool describes) {
  auto record = open<Net>(medium);
  if (describes) {
    Sink sink;
    record.describe(sink);
    if (sink.count == 0) abort();
  }
  if (!record) return;
  Net model(record.parameters());
  const typename Net::Value x[Net::kInputs] = {};
  for (int step = 0; step < 3; ++step) model.predict(x);
}

template <class Net>
void both(uint8_t* bytes, size_t size, uint8_t first) {
  RamMedium chip(bytes, static_cast<uint32_t>(size));
  // Describing takes far longer than opening.
  open_and_run<Net>(chip, first % 8 == 0);
  File file(bytes, size, first < 128 ? 1000000u : first - 128u);
  open_and_run<Net>(file, first % 8 == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  // A block of its own and of the exact size, so that a byte beside it is a finding.
  uint8_t* const bytes = static_cast<uint8_t*>(malloc(size));
  memcpy(bytes, data + 1, size - 1);
  switch (data[0] / 8 % 4) {
    case 0:
      both<Int8Net>(bytes, size - 1, data[0]);
      break;
    case 1:
      both<TfliteNet>(bytes, size - 1, data[0]);
      break;
    case 2:
      both<WordNet>(bytes, size - 1, data[0]);
      break;
    default:
      both<FloatNet>(bytes, size - 1, data[0]);
      break;
  }
  free(bytes);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most,
                                          unsigned seed) {
  return fuzz::mutate(data, size, most, seed, 1);
}
