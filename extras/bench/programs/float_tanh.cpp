// SPDX-License-Identifier: MIT
// Bench: tanh of 32 floats.
#include <math.h>

#include "kernel.h"

static float function(float x) { return thimble::Tanh::forward(x); }
static float exact(float x) { return static_cast<float>(tanh(x)); }

void setup() { bench::measure_floats(function, exact, 4); }
