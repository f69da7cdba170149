// SPDX-License-Identifier: MIT
// Bench: the tanh of a 16-bit number, a call for each region.
#include "bench.h"
#include "function_int16.h"

void setup() {
  bench::call_all(thimble::numeric::Sigmoid16::tanh,
                  thimble::numeric::PlainSigmoid16::tanh);
}
