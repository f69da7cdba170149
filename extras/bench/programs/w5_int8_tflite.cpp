// SPDX-License-Identifier: MIT
// Bench: the 784-32-10 net in int8, bit for bit as TensorFlow Lite Micro.
#include <w5_int8_tflite.h>

#include "bench.h"

static w5_int8_tflite::Model model;

void setup() { bench::predict_all(model); }
