// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with native rounding and softmax.
#include <w2_int8_softmax.h>

#include "bench.h"

static w2_int8_softmax::Model model;

void setup() { bench::predict_all(model); }
