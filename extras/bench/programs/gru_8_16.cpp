// SPDX-License-Identifier: MIT
// Bench: a step of a GRU of 8 inputs and 16 units, int8.
#include <gru_8_16_int8.h>

#include "bench.h"

static gru_8_16_int8::Model model;

void setup() { bench::predict_all(model); }
