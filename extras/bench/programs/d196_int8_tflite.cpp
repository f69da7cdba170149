// SPDX-License-Identifier: MIT
// Bench: a layer of 196 inputs and 16 units in int8, bit for bit as TensorFlow Lite
// Micro.
#include <d196_int8_tflite.h>

#include "bench.h"

static d196_int8_tflite::Model model;

void setup() { bench::predict_all(model); }
