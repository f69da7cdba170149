// SPDX-License-Identifier: MIT
// Bench: a layer of 64 inputs and 16 units in int8, its parameters read as those beyond
// the first 64 KB of flash.
#include <d64_int8.h>

#include "bench.h"

using Model = thimble::Model<d64_int8::Network::Format, thimble::FarFlash,
                             thimble::Input<64>, thimble::Dense<16>>;

void setup() {
  static Model model(THIMBLE_IN_FAR_FLASH(d64_int8::kBytes));
  bench::predict_all(model);
}
