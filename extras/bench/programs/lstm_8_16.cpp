// SPDX-License-Identifier: MIT
// Bench: a step of an LSTM of 8 inputs and 16 units, int8.
#include <lstm_8_16_int8.h>

#include "bench.h"

static lstm_8_16_int8::Model model;

void setup() { bench::predict_all(model); }
