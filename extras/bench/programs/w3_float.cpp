// SPDX-License-Identifier: MIT
// Bench: the 196-32-16-10 net in float, with softmax.
#include <w3_float.h>

#include "bench.h"

static w3_float::Model model;

void setup() { bench::predict_all(model); }
