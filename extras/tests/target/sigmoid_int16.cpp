// SPDX-License-Identifier: MIT
// Firmware: fraction, sigmoid and tanh of every STEP-th int16 as this chip computes them.
//
// Regions 1, 2, 3: each of the three once for every 256th of them, 0: nothing.
#include <Thimble.h>
#include <sim.h>

#ifndef STEP
#define STEP 1
#endif

namespace {

using thimble::numeric::PlainSigmoid16;
using thimble::numeric::Sigmoid16;

volatile int16_t from, to;

void time_all(int16_t x) {
  from = x;
  sim::begin(0);
  to = from;
  sim::end();
  sim::begin(1);
  to = static_cast<int16_t>(Sigmoid16::fraction(from));
  sim::end();
  sim::begin(2);
  to = Sigmoid16::sigmoid(from);
  sim::end();
  sim::begin(3);
  to = Sigmoid16::tanh(from);
  sim::end();
}

}  // namespace

int main() {
  uint8_t plain_differs = 0;
  for (int32_t x = -32768; x < 32768; x += STEP) {
    const int16_t value = static_cast<int16_t>(x);
    const uint16_t results[3] = {Sigmoid16::fraction(value),
                                 static_cast<uint16_t>(Sigmoid16::sigmoid(value)),
                                 static_cast<uint16_t>(Sigmoid16::tanh(value))};
    sim::write(results, sizeof results);
    plain_differs |= results[0] != PlainSigmoid16::fraction(value) ||
                     static_cast<int16_t>(results[1]) != PlainSigmoid16::sigmoid(value) ||
                     static_cast<int16_t>(results[2]) != PlainSigmoid16::tanh(value);
  }
  for (int32_t x = -32768; x < 32768; x += 256) time_all(static_cast<int16_t>(x));
  sim::exit(plain_differs);
}
