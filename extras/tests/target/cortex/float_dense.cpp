// SPDX-License-Identifier: MIT
// Firmware: the float dense kernel that a core gets against sums in double precision.
//
// Output: uint32 layers, uint32 layers with an output off by more than n 2^-24 of the sum
// of its absolute terms (n inputs and a bias), uint32 layers not equal to the plain
// kernel.
#include <Thimble.h>
#include <math.h>
#include <sim.h>
#include <string.h>

#include "support/random.h"

namespace {

using thimble::Flash;
using thimble::FlashAddress;
using thimble::Ram;

constexpr uint16_t kMostInputs = 70, kMostUnits = 14;

float params[kMostUnits * (kMostInputs + 1)];
float x[kMostInputs], fast[kMostUnits + 1], plain[kMostUnits + 1];
uint32_t counts[3];

// The bound for one output; weights is its row.
bool close(float y, float bias, const float* weights, uint16_t inputs) {
  double sum = bias, terms = fabs(bias);
  for (uint16_t i = 0; i < inputs; ++i) {
    const double term = static_cast<double>(x[i]) * weights[i];
    sum += term;
    terms += fabs(term);
  }
  return fabs(y - sum) <= (inputs + 1) * ldexp(terms, -24);
}

template <class Bias, class Reader>
void compare(Reader start, uint16_t inputs, uint16_t units) {
  using Fast = thimble::kernels::Dense<thimble::Float32>;
  using Plain = thimble::kernels::DenseFloat<float>;
  constexpr bool kUnit = thimble::detail::IsSame<Bias, thimble::UnitBias>::value;
  constexpr bool kShared = thimble::detail::IsSame<Bias, thimble::SharedBias>::value;
  memset(fast, 0x77, sizeof fast);
  memset(plain, 0x77, sizeof plain);
  Reader a = start, b = start;
  Fast::forward<thimble::Identity, Bias>(a, x, inputs, fast, units);
  Plain::forward<thimble::Identity, Bias>(b, x, inputs, plain, units);
  bool right = a.address() == b.address() &&
               memcmp(fast + units, plain + units, sizeof(float)) == 0;
  const float* row = params + kShared;
  for (uint16_t o = 0; o < units; ++o, row += inputs + kUnit) {
    const float bias = kUnit ? *row : kShared ? params[0] : 0.0f;
    right = right && close(fast[o], bias, row + kUnit, inputs);
  }
  ++counts[0];
  counts[1] += !right;
  counts[2] += memcmp(fast, plain, sizeof fast) != 0;
}

}  // namespace

int main() {
  thimble_test::Random random(SEED);
  for (uint16_t round = 0; round < ROUNDS; ++round) {
    const uint16_t inputs = static_cast<uint16_t>(1 + random.below(kMostInputs));
    const uint16_t units = static_cast<uint16_t>(1 + random.below(kMostUnits));
    for (float& p : params) p = ldexpf(random.number(1), -(int)random.below(8));
    for (float& value : x) value = ldexpf(random.number(1), -(int)random.below(8));
    compare<thimble::UnitBias>(Ram::Reader(params), inputs, units);
    compare<thimble::SharedBias>(Ram::Reader(params), inputs, units);
    compare<thimble::NoBias>(Flash::Reader(FlashAddress(params)), inputs, units);
  }
  sim::write(counts, sizeof counts);
  sim::exit(0);
}
