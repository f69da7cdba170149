// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in float, with softmax.
#include <w2_float.h>

#include "bench.h"

static w2_float::Model model;

void setup() { bench::predict_all(model); }
