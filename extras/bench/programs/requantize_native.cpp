// SPDX-License-Identifier: MIT
// Bench: 100 sums of 24 bits to int8 by the native rule, as the assembly of layers does
// it.
#include "requantize.h"

// Multipliers of 16 bits.
#define UNITS 0, 4, 255, 255, 129, 33, 17, 70, 200, 8
THIMBLE_FLASH(static const uint8_t kUnits[200]) = {REQUANTIZE_TWENTY(UNITS)};

// T: the shift is 24.
REQUANTIZE_ALL(THIMBLE_NATIVE_REQUANTIZE, "set\n")

void setup() {
  bench::measure_requantization<thimble::Native>(requantize_all,
                                                 thimble::Native::Layer{24}, kUnits);
}
