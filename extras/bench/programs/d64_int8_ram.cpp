// SPDX-License-Identifier: MIT
// Bench: a layer of 64 inputs and 16 units in int8, its parameters in RAM.
#include <d64_int8.h>

#include "bench.h"

static uint8_t parameters[d64_int8::Network::kParameterCount];
static thimble::Model<d64_int8::Network::Format, thimble::Ram, thimble::Input<64>,
                      thimble::Dense<16>>
    model(parameters);

void setup() {
  thimble::Flash::Reader from(d64_int8::Parameters::array().handle);
  for (uint8_t& byte : parameters) byte = from.next<uint8_t>();
  bench::predict_all(model);
}
