// SPDX-License-Identifier: MIT
// Bench: the sigmoid of 32 floats.
#include <math.h>

#include "kernel.h"

static float function(float x) { return thimble::Sigmoid::forward(x); }
static float exact(float x) { return static_cast<float>(1 / (1 + exp(-x))); }

void setup() { bench::measure_floats(function, exact, 10); }
