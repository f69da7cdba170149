// SPDX-License-Identifier: MIT
// Fuzzing: the Interpreter on any record, in a buffer of exactly the bytes that it says.
#include <stdlib.h>
#include <string.h>

#include "seal.h"

using namespace thimble;

namespace {

// Larger networks only take time.
constexpr uint32_t kMostBytes = 1 << 16;

template <class Number>
using OfFloats =
    Interpreter<Number, Ram, Dense<kAny>, Dense<kAny, ReLU, SharedBias>,
                Dense<kAny, Tanh, NoBias>, Dense<kAny, LeakyReLU<>>, SimpleRnn<kAny>,
                Lstm<kAny>, Gru<kAny>, Gru<kAny, ResetBefore, ReLU, Sigmoid, NoBias>,
                Every<kAny>, LastOf<kAny>, Softmax, ArgMax>;
template <class Number>
using OfBytes = Interpreter<Number, Ram, Dense<kAny>, Dense<kAny, AnyTable>, Softmax,
                            ArgMax, Every<kAny>>;
using Everything =
    Interpreter<Int8<Native>, Ram, Dense<kAny>, Dense<kAny, AnyTable>,
                Dense<kAny, Identity, UnitBias, FourBit>,
                Dense<kAny, Identity, UnitBias, Ternary>,
                Dense<kAny, AnyTable, UnitBias, Binary>, SimpleRnn<kAny>, Lstm<kAny>,
                Gru<kAny>, Gru<kAny, ResetBefore>, LastOf<kAny>, Softmax, ArgMax>;

template <class Net>
void run(uint8_t* record, size_t size) {
  RamMedium medium(record, static_cast<uint32_t>(size));
  Net net;
  const Error first = net.open(medium);
  if (first == Error::kNone) abort();  // without a buffer
  if (first != Error::kBufferTooSmall) return;
  const uint32_t bytes = net.bytes();
  if (bytes > kMostBytes) return;
  uint8_t* const buffer = static_cast<uint8_t*>(malloc(bytes));
  net.use(buffer, bytes - 1);
  if (net.open(medium) != Error::kBufferTooSmall) abort();
  net.use(buffer, bytes);
  if (net.open(medium) != Error::kNone) abort();
  using Value = typename Net::Value;
  Value* const x = static_cast<Value*>(calloc(net.inputs(), sizeof(Value)));
  for (uint16_t i = 0; i < net.inputs(); ++i) x[i] = static_cast<Value>(i % 100);
  Value sum = 0;
  for (int step = 0; step < 3; ++step) {
    const Value* y = net.predict(x);
    if (y == nullptr) continue;
    for (uint16_t i = 0; i < net.outputs(); ++i) sum = sum < y[i] ? y[i] : sum;
  }
  net.reset();
  free(x);
  free(buffer);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // malloc() gives memory aligned for every number, and a byte beside it is a finding.
  uint8_t* const record = static_cast<uint8_t*>(malloc(size + 1));
  memcpy(record, data, size);
  // The one whose number format the record names, if it names any.
  const unsigned format = size < 11 ? 0 : data[8] << 8 | data[9] << 4 | data[10];
  switch (format) {
    case 0x100:
      run<OfFloats<Float32>>(record, size);
      break;
    case 0x200:
      run<OfFloats<Float64>>(record, size);
      break;
    case 0x311:
      run<OfBytes<Int8<Native, ForAvr>>>(record, size);
      break;
    case 0x320:
      run<OfBytes<Int8<Tflite>>>(record, size);
      break;
    case 0x324:
      run<OfBytes<Int8<Tflite, ForCortexM4>>>(record, size);
      break;
    case 0x410:
      run<Interpreter<Int16x8<>, Ram, Dense<kAny>, Dense<kAny, ReLU>, Dense<kAny, Tanh>,
                      Softmax, ArgMax>>(record, size);
      break;
    case 0x500:
      run<Interpreter<Quantized<int8_t>, Ram, Dense<kAny>, Dense<kAny, Tanh, NoBias>>>(
          record, size);
      break;
    default:
      run<Everything>(record, size);
      break;
  }
  free(record);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most,
                                          unsigned seed) {
  return fuzz::mutate(data, size, most, seed, 0);
}
