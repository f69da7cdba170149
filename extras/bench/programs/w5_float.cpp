// SPDX-License-Identifier: MIT
// Bench: the 784-32-10 net in float, with softmax.
#include <w5_float.h>

#include "bench.h"

static w5_float::Model model;

void setup() { bench::predict_all(model); }
