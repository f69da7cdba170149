// SPDX-License-Identifier: MIT
// Firmware: what AVRs compute in another way than other cores, beside dense layers,
// against the plain functions: fixed-point products, divisions, argmax, look-ups.
//
// Output: for each function uint16 cases and uint16 of them different.
#include <Thimble.h>
#include <sim.h>

namespace {

using namespace thimble;

uint16_t cases, different;

void count(bool equal) {
  ++cases;
  different += !equal;
}

void report() {
  sim::write(&cases, sizeof cases);
  sim::write(&different, sizeof different);
  cases = different = 0;
}

uint32_t random_bits() {
  static uint32_t state = 1;
  state = state * UINT32_C(1664525) + UINT32_C(1013904223);
  return state ^ state >> 13;
}

// Small, large and in between: a random number of leading bits are alike.
int32_t random_number() {
  const int32_t bits = static_cast<int32_t>(random_bits());
  return bits >> (random_bits() >> 5 & 31);
}

const int32_t kCorners[] = {0,          1,         -1,          2,           0x3fffffff,
                            0x40000000, INT32_MAX, -0x40000000, -0x40000001, INT32_MIN};

void compare_products(int32_t a, int32_t b) {
  count(numeric::saturating_rounding_doubling_high_multiply(a, b) ==
        numeric::plain::saturating_rounding_doubling_high_multiply(a, b));
}

void products() {
  for (int32_t a : kCorners) {
    for (int32_t b : kCorners) compare_products(a, b);
    for (uint8_t k = 0; k < 40; ++k) compare_products(a, random_number());
  }
  for (uint16_t k = 0; k < ROUNDS; ++k) {
    // Ties: the product is an odd multiple of 2^30.
    const uint8_t bit = static_cast<uint8_t>(random_bits() >> 7 & 15);
    const int32_t odd = static_cast<int32_t>(random_bits() >> 18 | 1);
    compare_products(random_number(), random_number());
    compare_products(odd * (k % 2 ? 1 : -1) * (INT32_C(1) << bit), INT32_C(1)
                                                                       << (30 - bit));
  }
  report();
}

void divisions() {
  for (uint8_t exponent = 0; exponent < 32; ++exponent) {
    for (uint16_t k = 0; k < 30; ++k) {
      const int32_t x = k < 10 ? kCorners[k] : random_number();
      count(numeric::rounding_divide_by_power_of_two(x, exponent) ==
            numeric::plain::rounding_divide_by_power_of_two(x, exponent));
    }
  }
  report();
}

void reciprocals() {
  for (uint16_t k = 0; k < ROUNDS; ++k) {
    const uint32_t d = k < 2 ? UINT32_C(65535) << (15 * k)
                             : 32769 + (random_bits() >> (random_bits() % 16 + 1));
    count(platform::reciprocal(d) == platform::plain::reciprocal(d));
    const uint16_t a = static_cast<uint16_t>(k < 4 ? 0 - (k & 1) : random_bits() >> 8);
    const uint16_t b = static_cast<uint16_t>(k < 4 ? 0 - (k >> 1) : random_bits() >> 8);
    count(platform::multiply_high(a, b) ==
          static_cast<uint16_t>(static_cast<uint32_t>(a) * b >> 16));
  }
  report();
}

int8_t y[LONGEST], expected[LONGEST];

void random_values(uint16_t n, uint8_t range) {
  for (uint16_t i = 0; i < n; ++i) {
    y[i] = static_cast<int8_t>((random_bits() >> 9) % range - range / 2);
  }
}

void largest() {
  for (uint16_t n = 1; n <= LONGEST;
       n = static_cast<uint16_t>(n < 20 ? n + 1 : n * 2 - 7)) {
    const uint8_t ranges[] = {1, 3, 255};
    for (uint8_t range : ranges) {
      random_values(n, range);
      if (range == 1) y[n - 1] = -128;
      count(argmax(y, n) == kernels::plain::argmax(y, n));
    }
  }
  report();
}

THIMBLE_FLASH(static const uint8_t kTable[256]) = {TABLE};
uint8_t table[256];

template <class Reader>
void look_up(Reader from, uint16_t n) {
  random_values(n, 255);
  for (uint16_t i = 0; i < n; ++i) expected[i] = y[i];
  kernels::plain::look_up(from, expected, n);
  kernels::look_up(from, y, n);
  bool equal = true;
  for (uint16_t i = 0; i < LONGEST; ++i) equal = equal && (i >= n || y[i] == expected[i]);
  count(equal);
}

void look_ups() {
  Flash::Reader flash(in_flash(kTable).handle);
  Flash::Reader from = flash;
  for (uint8_t& entry : table) entry = from.next<uint8_t>();
  for (uint16_t n = 1; n <= LONGEST;
       n = static_cast<uint16_t>(n < 20 ? n + 1 : n * 2 - 7)) {
    look_up(flash, n);
    look_up(Ram::Reader(table), n);
  }
  report();
}

}  // namespace

int main() {
  products();
  divisions();
  reciprocals();
  largest();
  look_ups();
  sim::exit(0);
}
