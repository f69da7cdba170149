// SPDX-License-Identifier: MIT
// Firmware: the assembly of Int16 on an AVR with a multiplier against the plain code:
// products, dot products and steps of a row.
//
// Output: for each of them uint16 cases and uint16 of them different.
#include <Thimble.h>
#include <sim.h>
#include <thimble/train.h>

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

Random bits(7);

// Ends of the range as often as small and large numbers.
int16_t number() {
  static const int16_t kCorners[] = {0, 1, -1, 4096, -4096, 32767, -32768, 2048};
  const uint16_t kind = bits.below(16);
  if (kind < 8) return kCorners[kind];
  return static_cast<int16_t>(bits.signed_bits() >> bits.below(16));
}

void products() {
  for (uint16_t i = 0; i < ROUNDS; ++i) {
    const int16_t a = number(), b = number();
    count(numeric::ProductQ12::of(a, b) == numeric::PlainProductQ12::of(a, b));
  }
}

constexpr uint16_t kMost = 40;
int16_t x[kMost], w[3 * kMost], other[3 * kMost];

void draw() {
  // At times all of one sign, so that sums pass 32 bits.
  const bool extreme = bits.below(8) == 0;
  for (int16_t& value : x) value = extreme ? -32768 : number();
  for (int16_t& value : w) value = extreme ? -32768 : number();
  for (uint16_t i = 0; i < 3 * kMost; ++i) other[i] = w[i];
}

void dots() {
  for (uint16_t i = 0; i < ROUNDS / 8; ++i) {
    draw();
    const uint16_t n = bits.below(kMost + 1),
                   stride = static_cast<uint16_t>(1 + bits.below(3));
    const int16_t bias = number();
    count(kernels::DotQ12::dot(bias, x, w, n, stride) ==
          kernels::PlainDotQ12::dot(bias, x, w, n, stride));
  }
}

void moves() {
  for (uint16_t i = 0; i < ROUNDS / 8; ++i) {
    draw();
    Weyl rounding, plain;
    rounding.state = plain.state = static_cast<uint16_t>(number());
    const uint16_t n = bits.below(kMost + 1);
    const int16_t d = number();
    ShiftSgd<Weyl>::Rule<int16_t> rule(0);
    rule.rounding = rounding;
    rule.move(w, x, d, n);
    kernels::PlainMoveQ12::move(other, x, d, n, plain);
    bool equal = rule.rounding.state == plain.state;
    for (uint16_t k = 0; k < 3 * kMost; ++k) equal = equal && w[k] == other[k];
    count(equal);
  }
}

}  // namespace

int main() {
  products();
  report();
  dots();
  report();
  moves();
  report();
  sim::exit(0);
}
