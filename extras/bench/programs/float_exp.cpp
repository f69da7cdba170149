// SPDX-License-Identifier: MIT
// Bench: exp of 32 floats.
#include <math.h>

#include "kernel.h"

static float function(float x) { return thimble::numeric::exponential(x); }
static float exact(float x) { return static_cast<float>(exp(x)); }

void setup() { bench::measure_floats(function, exact, 20); }
