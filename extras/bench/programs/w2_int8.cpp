// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with native rounding.
#include <w2_int8.h>

#include "bench.h"

static w2_int8::Model model;

void setup() { bench::predict_all(model); }
