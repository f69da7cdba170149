// SPDX-License-Identifier: MIT
// Firmware: writes records of networks, opens them, and compares the Interpreter with the
// compiled model, both from the record, in every byte of many outputs.
//
// Output: for each network the number of outputs that differ, of bytes compared (uint16),
// and of errors.
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#include "support/random.h"

using namespace thimble;

namespace {

struct Result {
  uint16_t compared, different, errors;
};

alignas(8) uint8_t record[RECORD_BYTES];
alignas(8) uint8_t buffer[BUFFER_BYTES];

// Small floats or any bytes, made where they are read.
template <class Number, bool kFloats>
struct Values {
  static typename Number::Value next(thimble_test::Random& random) {
    return static_cast<typename Number::Value>(random.byte());
  }
};
template <class Number>
struct Values<Number, true> {
  static typename Number::Value next(thimble_test::Random& random) {
    return static_cast<typename Number::Value>(random.number(2));
  }
};

// The record of random parameters, written by hand as a source would be.
template <class Net, class Number, bool kFloats>
void write_record(thimble_test::Random& random) {
  using Head = persist::HeadOf<Net>;
  uint8_t* const at = record + Head::kParametersAt;
  const uint8_t* head = Head::Bytes::kValues;
  for (uint16_t i = 0; i < Head::kParametersAt; ++i) {
    record[i] = platform::next_from_flash<uint8_t>(head);
  }
  for (uint32_t i = 0; i < Net::kParameterBytes; ++i) {
    at[i] = static_cast<uint8_t>(random.byte());
  }
  if (kFloats) {
    typename Number::Parameter* values =
        reinterpret_cast<typename Number::Parameter*>(at);
    for (uint32_t i = 0; i < Net::kParameterCount; ++i) {
      values[i] = static_cast<typename Number::Parameter>(random.number(1));
    }
  }
  persist::Crc32 crc;
  for (uint32_t i = 0; i < Head::kLength - 4; ++i) crc.add(record[i]);
  for (uint8_t i = 0; i < 4; ++i) {
    record[Head::kLength - 4 + i] = static_cast<uint8_t>(crc.value() >> (8 * i));
  }
}

template <class Player, class Number, bool kFloats, class In, class... Layers>
void compare(uint32_t seed) {
  using Compiled = Model<Number, Ram, In, Layers...>;
  using Net = Network<Number, In, Layers...>;
  static_assert(persist::HeadOf<Net>::kLength <= sizeof record, "");
  thimble_test::Random random(seed);
  Result result = {0, 0, 0};
  write_record<Net, Number, kFloats>(random);
  RamMedium medium(record, sizeof record);
  auto opened = open<Compiled>(medium);
  Player net(buffer, sizeof buffer);
  result.errors += !opened;
  result.errors += net.open(medium) != Error::kNone;
  if (result.errors == 0) {
    Compiled model(opened.parameters());
    for (uint8_t step = 0; step < 12; ++step) {
      typename Number::Value x[Compiled::kInputs];
      for (uint16_t i = 0; i < Compiled::kInputs; ++i) {
        x[i] = Values<Number, kFloats>::next(random);
      }
      const typename Number::Value* expected = model.predict(x);
      const typename Number::Value* got = net.predict(x);
      const uint16_t bytes = Compiled::kOutputs * sizeof(*x);
      result.compared += bytes;
      if (expected == nullptr || got == nullptr) {
        result.different += expected != got ? bytes : 0;
      } else if (memcmp(expected, got, bytes) != 0) {
        result.different += bytes;
      }
    }
    // A flipped bit is found here as well.
    record[20] ^= 4;
    result.errors += net.open(medium) == Error::kNone;
  }
  sim::write(&result, sizeof result);
}

}  // namespace

int main() {
#if INTEGERS
  using Bytes = Int8<Native, LAYOUT>;
  using OfBytes =
      Interpreter<Bytes, Ram, Dense<kAny>, Dense<kAny, AnyTable>, Softmax, ArgMax>;
  compare<OfBytes, Bytes, false, Input<5>, Dense<7, ReLU>, Dense<3>, ArgMax>(1);
#if RECORD_BYTES > 400
  compare<OfBytes, Bytes, false, Input<6>, Dense<9, Table<0, Tanh>>, Dense<4>>(2);
#endif
#else
#if RECORD_BYTES > 400
  using OfFloats = Interpreter<Float32, Ram, Dense<kAny, Tanh>, Dense<kAny>, Gru<kAny>,
                               LastOf<kAny>, Softmax>;
#else
  using OfFloats = Interpreter<Float32, Ram, Dense<kAny, Tanh>, Dense<kAny>, Softmax>;
#endif
  compare<OfFloats, Float32, true, Input<3>, Dense<4, Tanh>, Dense<2>, Softmax>(3);
#if RECORD_BYTES > 400
  compare<OfFloats, Float32, true, Input<2>, Gru<3>, LastOf<3>, Dense<2, Tanh>>(4);
#endif
#endif
  sim::exit(0);
}
