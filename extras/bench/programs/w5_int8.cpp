// SPDX-License-Identifier: MIT
// Bench: the 784-32-10 net in int8 with native rounding.
#include <w5_int8.h>

#include "bench.h"

static w5_int8::Model model;

void setup() { bench::predict_all(model); }
