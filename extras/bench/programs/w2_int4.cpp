// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with four bits a weight.
#include <w2_int4.h>

#include "bench.h"

static w2_int4::Model model;

void setup() { bench::predict_all(model); }
