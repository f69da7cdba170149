// SPDX-License-Identifier: MIT
// Bench: a layer of 64 inputs and 16 units in int8 with native rounding.
#include <d64_int8.h>

#include "bench.h"

static d64_int8::Model model;

void setup() { bench::predict_all(model); }
