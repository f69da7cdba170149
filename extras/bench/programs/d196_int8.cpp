// SPDX-License-Identifier: MIT
// Bench: a layer of 196 inputs and 16 units in int8 with native rounding.
#include <d196_int8.h>

#include "bench.h"

static d196_int8::Model model;

void setup() { bench::predict_all(model); }
