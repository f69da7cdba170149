// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in float values with 8-bit weights, with softmax.
#include <w2_int8_weights.h>

#include "bench.h"

static w2_int8_weights::Model model;

void setup() { bench::predict_all(model); }
