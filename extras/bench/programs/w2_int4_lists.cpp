// SPDX-License-Identifier: MIT
// Bench: the 64-16-10 net in int8 with four bits, as lists of inputs.
#include <w2_int4_lists.h>

#include "bench.h"

static w2_int4_lists::Model model;

void setup() { bench::predict_all(model); }
