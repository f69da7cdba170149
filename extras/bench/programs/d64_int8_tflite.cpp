// SPDX-License-Identifier: MIT
// Bench: a layer of 64 inputs and 16 units in int8, bit for bit as TensorFlow Lite Micro.
#include <d64_int8_tflite.h>

#include "bench.h"

static d64_int8_tflite::Model model;

void setup() { bench::predict_all(model); }
