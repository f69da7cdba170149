// SPDX-License-Identifier: MIT
// Bench: the 3-3-1 sigmoid net in float.
#include <w1_float.h>

#include "bench.h"

static w1_float::Model model;

void setup() { bench::predict_all(model); }
