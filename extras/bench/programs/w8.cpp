// SPDX-License-Identifier: MIT
// Bench: a step of an LSTM of 4 inputs and 20 units, int8.
#include <w8_int8.h>

#include "bench.h"

static w8_int8::Model model;

void setup() { bench::predict_all(model); }
