// SPDX-License-Identifier: MIT
// Fuzzing: files of the old library's versions, text and binary, and records, loaded by
// NeuralNetwork.h over a network that is there, which then runs.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ACTIVATION__PER_LAYER
#define Tanh
#define LeakyELU
#define Softmax
#define SELU
#include <NeuralNetwork.h>

namespace {

// A file with the interface of Arduino's.
struct File {
  const uint8_t* bytes;
  size_t length, at;

  explicit operator bool() const { return true; }
  uint32_t size() const { return static_cast<uint32_t>(length); }
  uint32_t position() const { return static_cast<uint32_t>(at); }
  int available() const { return static_cast<int>(length - at); }
  bool seek(uint32_t to) {
    if (to > length) return false;
    at = to;
    return true;
  }
  int read() { return at < length ? bytes[at++] : -1; }
  int read(void* to, size_t count) {
    if (count > length - at) count = length - at;
    memcpy(to, bytes + at, count);
    at += count;
    return static_cast<int>(count);
  }
  size_t write(const uint8_t*, size_t) { return 0; }
  void flush() {}
};

void run(NeuralNetwork& network) {
  if (network.layers == nullptr || network.layers[0]._numberOfInputs > 512) return;
  static const float x[512] = {0.5f, -0.25f, 1};
  network.FeedForward(x);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const size_t first = (size - 1) * data[0] / 255;
  NeuralNetwork network;
  File files[2] = {{data + 1, first, 0}, {data + 1 + first, size - 1 - first, 0}};
  for (File& file : files) {
    network.load(file);
    run(network);
  }
  if (network.layers != nullptr) {
    delete[] network.layers[network.numberOflayers - 1].outputs;
  }
  return 0;
}
