// SPDX-License-Identifier: MIT
// Fuzzing: two slots on any memory, served and saved to, and saving from any source.
#include <stdlib.h>
#include <string.h>

#include "seal.h"

using namespace thimble;

namespace {

using Net = Network<Int8<Native>, Input<3>, Dense<2, ReLU>, Dense<1>>;

struct Source {
  const uint8_t* bytes;
  size_t left;
  bool read(void* to, uint16_t count) {
    if (count > left) return false;
    memcpy(to, bytes, count);
    bytes += count;
    left -= count;
    return true;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const size_t memory_bytes = (size - 2) * data[0] / 255;
  uint8_t* const memory = static_cast<uint8_t*>(malloc(memory_bytes + 1));
  memcpy(memory, data + 2, memory_bytes);
  RamMedium medium(memory, static_cast<uint32_t>(memory_bytes));
  TwoSlots<RamMedium> store(medium, data[1] % 16, data[1] / 16 * 32u);
  const auto before = store.open<Net>();
  uint8_t served[Net::kParameterBytes];
  if (before) memcpy(served, before.parameters().handle, sizeof served);

  Source source = {data + 2 + memory_bytes, size - 2 - memory_bytes};
  const Error error = store.save<Net>(source);
  const auto after = store.open<Net>();
  if (error == Error::kNone && !after) abort();
  // What was served is served again unless the new one is.
  if (error != Error::kNone && before) {
    if (!after || memcmp(served, after.parameters().handle, sizeof served) != 0) abort();
  }
  static const uint8_t parameters[Net::kParameterBytes] = {24};
  if (store.save<Net>(parameters) == Error::kNone) {
    const auto last = store.open<Net>();
    if (!last || memcmp(last.parameters().handle, parameters, sizeof parameters) != 0) {
      abort();
    }
  }
  free(memory);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most,
                                          unsigned seed) {
  size = LLVMFuzzerMutate(data, size, most);
  // Sometimes a whole record in the first slot, or in the source.
  if (size < 60) return size;
  const size_t memory_bytes = (size - 2) * data[0] / 255;
  const uint32_t length = persist::HeadOf<Net>::kLength;
  if (seed % 4 == 1 && memory_bytes > 2 * length + 40) fuzz::seal(data + 2, length);
  if (seed % 4 == 2 && size - 2 - memory_bytes >= length) {
    fuzz::seal(data + 2 + memory_bytes, length);
  }
  return size;
}
