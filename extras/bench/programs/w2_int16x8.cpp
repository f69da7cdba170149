// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in 16-bit values with 8-bit weights, to its logits.
#include <w2_int16x8.h>

#include "bench.h"

static w2_int16x8::Model model;

void setup() { bench::predict_all(model); }
