// SPDX-License-Identifier: MIT
// Firmware: all 65,536 products and many requantizations of an AVR's assembly kernel.
//
// Defines: RULE, LAYOUT, ROUNDS of four requantizations, half of them ties of Tflite's
// first rounding. Output: uint32 products compared, uint32 wrong ones, then the same of
// the requantizations against the plain kernel.
#include <Thimble.h>
#include <sim.h>

#include "support/random.h"

namespace {

using thimble::Int8;
using thimble::Native;
using thimble::Ram;
using thimble::UnitBias;

uint8_t params[3 + 4 * (3 + 1 + 6)];
uint8_t* end;

void put(int32_t value, uint8_t bytes) {
  for (; bytes != 0; --bytes, value >>= 8) *end++ = static_cast<uint8_t>(value);
}

template <class Layout>
constexpr bool is() {
  return thimble::detail::IsSame<thimble::LAYOUT, Layout>::value;
}
constexpr bool kSquares = is<thimble::ForAvrTiny>();
constexpr int16_t kOffset =
    is<thimble::ForAvr>() || is<thimble::ForAvrSparse>() ? 128 : 0;
constexpr uint8_t kWidth = is<thimble::ForAvrSmall>() ? 1 : 4;

// Of a unit of one input: the bias as stored, the weight as stored.
void put_bias(int32_t bias, int8_t w) {
  put(kSquares ? 2 * bias + static_cast<int16_t>(w) * w : bias - INT32_C(1) * kOffset * w,
      3);
}
void put_weight(int8_t w) { put(w + kOffset, 1); }

template <class Kernel>
THIMBLE_NOINLINE void run(int8_t x, int8_t* y) {
  Ram::Reader reader(params);
  Kernel::template forward<UnitBias>(reader, &x, 1, y, 4);
}

// 65535 (128 + x w - x w) / 2^16 is 127 and a little: one more or less is seen.
uint32_t wrong_products() {
  uint32_t wrong = 0;
  for (int16_t x = -128; x < 128; ++x) {
    for (int16_t first = -128; first < 128; first += 4) {
      end = params;
      put(16, 1);
      for (int16_t block = first; block < first + 4; block += kWidth) {
        for (int16_t w = block; w < block + kWidth; ++w) {
          put_bias(128 - INT32_C(1) * x * w, static_cast<int8_t>(w));
        }
        for (uint8_t k = 0; k < kWidth; ++k) put_weight(static_cast<int8_t>(block + k));
        for (uint8_t k = 0; k < kWidth; ++k) put(65535, 2);
      }
      int8_t y[4];
      run<thimble::kernels::Dense<Int8<Native, thimble::LAYOUT>>>(static_cast<int8_t>(x),
                                                                  y);
      for (int8_t k = 0; k < 4; ++k) wrong += y[k] != -1;
    }
  }
  return wrong;
}

thimble_test::Random generator(7);

int32_t random_sum() {
  const int32_t sum = static_cast<int32_t>(generator.bits()) >> (kSquares ? 10 : 9);
  return sum >> generator.below(20);
}

void put_unit(thimble::Tflite) {
  const bool half = generator.below(2) != 0;
  put(half ? INT32_C(1) << 30 << 1 : static_cast<int32_t>(generator.bits() & ~1u), 4);
  put(1 << generator.below(8), 1);
  put(static_cast<int32_t>(generator.below(3)), 1);
}
void put_unit(Native) {
  put(static_cast<int32_t>(1024 + generator.below(64512) / (1 + generator.below(40))), 2);
}
void put_head(thimble::Tflite) {
  const int32_t low = -128 + static_cast<int32_t>(generator.below(256));
  put(static_cast<int32_t>(generator.bits()), 1);
  put(low, 1);
  put(low + static_cast<int32_t>(generator.below(static_cast<uint32_t>(128 - low))), 1);
}
void put_head(Native) { put(generator.below(2) ? 16 : 24, 1); }

uint32_t wrong_requantizations() {
  uint32_t wrong = 0;
  for (uint16_t round = 0; round < ROUNDS; ++round) {
    end = params;
    put_head(thimble::RULE());
    for (uint8_t block = 0; block < 4; block = static_cast<uint8_t>(block + kWidth)) {
      for (uint8_t k = 0; k < kWidth; ++k) put_bias(random_sum(), 0);
      for (uint8_t k = 0; k < kWidth; ++k) put_weight(0);
      for (uint8_t k = 0; k < kWidth; ++k) put_unit(thimble::RULE());
    }
    using Kernel = thimble::kernels::Dense<Int8<thimble::RULE, thimble::LAYOUT>>;
    int8_t fast[4], plain[4];
    run<Kernel>(0, fast);
    run<typename Kernel::Plain>(0, plain);
    for (uint8_t k = 0; k < 4; ++k) wrong += fast[k] != plain[k];
  }
  return wrong;
}

void write(uint32_t value) { sim::write(&value, sizeof value); }

}  // namespace

int main() {
  write(65536);
  write(wrong_products());
  write(UINT32_C(4) * ROUNDS);
  write(wrong_requantizations());
  sim::exit(0);
}
