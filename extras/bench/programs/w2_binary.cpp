// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with one bit a weight.
#include <w2_binary.h>

#include "bench.h"

static w2_binary::Model model;

void setup() { bench::predict_all(model); }
