// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with three values a weight.
#include <w2_ternary.h>

#include "bench.h"

static w2_ternary::Model model;

void setup() { bench::predict_all(model); }
