// SPDX-License-Identifier: MIT
// Bench: an int8 softmax of ten classes of equal rank, bit for bit as TensorFlow Lite
// Micro.
#include "kernel.h"

// Input scale 1/32: 2^31 2^(22 - 32), differences from -992 on.
THIMBLE_FLASH(static const int32_t kParameters[3]) = {INT32_C(1) << 30, 22, -992};

void setup() {
  static int8_t x[10], y[10];
  bench::random_bytes(x);
  for (int8_t& value : x) value = static_cast<int8_t>(value / 16);
  thimble::Flash::Reader params(thimble::in_flash(kParameters).handle);
  bench::quiet();
  bench::begin();
  thimble::kernels::Softmax<thimble::Int8<thimble::Tflite>>::forward(params, x, y, 10);
  bench::end();
  int16_t sum = 0;
  for (int8_t share : y) sum = static_cast<int16_t>(sum + share + 128);
  bench::finish(sum > 245 && sum < 267 &&
                thimble::argmax(x, 10) == thimble::argmax(y, 10));
}
