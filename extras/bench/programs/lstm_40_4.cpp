// SPDX-License-Identifier: MIT
// Bench: a step of an LSTM of 40 inputs and 4 units, int8, for the cost model of the
// boards.
#include <lstm_40_4_int8.h>

#include "bench.h"

static lstm_40_4_int8::Model model;

void setup() { bench::predict_all(model); }
