// SPDX-License-Identifier: MIT
// Bench: a layer of 64 inputs and 16 units in float.
#include <d64_float.h>

#include "bench.h"

static d64_float::Model model;

void setup() { bench::predict_all(model); }
