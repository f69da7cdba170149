// SPDX-License-Identifier: MIT
// Bench: the 196-32-16-10 net in int8, bit for bit as TensorFlow Lite Micro.
#include <w3_int8_tflite.h>

#include "bench.h"

static w3_int8_tflite::Model model;

void setup() { bench::predict_all(model); }
