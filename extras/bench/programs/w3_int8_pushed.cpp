// SPDX-License-Identifier: MIT
// Bench: the 196-32-16-10 net in int8, fed one value at a time: its input is never in
// RAM.
#include <w3_int8.h>

#include "bench.h"

using Model =
    thimble::Model<w3_int8::Network::Format, thimble::Bound<w3_int8::Parameters>,
                   thimble::PushedInput<196>, thimble::Dense<32, thimble::ReLU>,
                   thimble::Dense<16, thimble::ReLU>, thimble::Dense<10>>;

static Model model;

void setup() { bench::push_all(model); }
