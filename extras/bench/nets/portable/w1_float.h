// clang-format off
// SPDX-License-Identifier: MIT
// The net W1 of the bench: 3-3-1, sigmoid.
// Written by extras/bench/nets/generate.py.
#pragma once

#include <Thimble.h>

namespace w1_float {

using Network = thimble::Network<
    thimble::Float32,
    thimble::Input<3>,
    thimble::Dense<3, thimble::Sigmoid>,
    thimble::Dense<1, thimble::Sigmoid>>;

THIMBLE_FLASH(static const float kWeights[16]) = {
    -9.81863f, 5.0022492f, 9.802977f, 5.2018332f, -4.5996404f, -6.603124f, 6.408982f,
    9.618045f, 4.406017f, -9.618245f, -6.604968f, 7.004494f, 5.8624315f, -12.103548f,
    12.32906f, -12.113597f};

// Binds the parameters to the type of the model, which so needs no pointer to them.
struct Parameters {
  using Network = w1_float::Network;
  static thimble::FlashArray<float, Network::kParameterCount> array() {
    return thimble::in_flash(kWeights);
  }
};

using Model = thimble::Model<
    thimble::Float32,
    thimble::Bound<Parameters>,
    thimble::Input<3>,
    thimble::Dense<3, thimble::Sigmoid>,
    thimble::Dense<1, thimble::Sigmoid>>;

}  // namespace w1_float
