// SPDX-License-Identifier: MIT
// Bench: 100 sums of 24 bits to int8 by TFLite's rule, as the assembly of layers does it.
#include "requantize.h"

// Twice a multiplier of 31 bits, and how far to shift: numeric/rounding_for_avr.h.
#define UNITS                                                                           \
  0, 0, 0, 128, 16, 1, 254, 255, 255, 255, 1, 0, 18, 52, 86, 200, 64, 1, 2, 0, 99, 140, \
      128, 1, 240, 7, 80, 155, 4, 0
THIMBLE_FLASH(static const uint8_t kUnits[600]) = {REQUANTIZE_TWENTY(UNITS)};

// Zero point -3 and all of the range, each plus 128.
REQUANTIZE_ALL(THIMBLE_TFLITE_REQUANTIZE,
               "ldi r24,125\n mov r14,r24\n clr r15\n ldi r16,255\n")

void setup() {
  bench::measure_requantization<thimble::TfliteForAvr>(
      requantize_all, thimble::Tflite::Layer{-3, -128, 127}, kUnits);
}
