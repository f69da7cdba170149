// SPDX-License-Identifier: MIT
// Firmware: int8 dense layers whose input starts at any address, against the plain
// kernel.
//
// Output: uint32 layers, uint32 wrong ones.
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#include "support/random.h"

namespace {

using thimble::Native;
using thimble::Ram;
using Fast = thimble::kernels::Dense<thimble::Int8<Native, thimble::LAYOUT>>;
using Plain = thimble::kernels::DenseInt8<Native, thimble::LAYOUT>;

constexpr uint16_t kMostInputs = 24, kUnits = 9;

alignas(4) uint8_t params[1024];
alignas(4) int8_t inputs[kMostInputs + 4];
int8_t fast[kUnits + 1], plain[kUnits + 1];
uint32_t counts[2];

}  // namespace

int main() {
  thimble_test::Random random(3);
  for (uint16_t n = 1; n <= kMostInputs; ++n) {
    for (uint8_t offset = 0; offset < 4; ++offset) {
      for (uint8_t& byte : params) byte = static_cast<uint8_t>(random.byte() | 4);
      for (int8_t& value : inputs) value = random.byte();
      params[0] = 24;
      memset(fast, 77, sizeof fast);
      memset(plain, 77, sizeof plain);
      Ram::Reader a(params), b(params);
      Fast::forward<thimble::UnitBias>(a, inputs + offset, n, fast, kUnits);
      Plain::forward<thimble::UnitBias>(b, inputs + offset, n, plain, kUnits);
      ++counts[0];
      counts[1] += memcmp(fast, plain, sizeof fast) != 0 || a.address() != b.address();
    }
  }
  sim::write(counts, sizeof counts);
  sim::exit(0);
}
