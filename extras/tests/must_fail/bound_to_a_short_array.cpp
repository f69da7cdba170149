// expect: the array's length is not kParameterCount
// SPDX-License-Identifier: MIT
// Bound parameters of the right network, in an array that is too short.
#include <Thimble.h>

using namespace thimble;

using Theirs = Network<Float32, Input<3>, Dense<2>>;
#ifdef CONTROL
THIMBLE_FLASH(static const float kWeights[8]) = {1};
#else
THIMBLE_FLASH(static const float kWeights[7]) = {1};
#endif

struct Parameters {
  using Network = Theirs;
  static FlashArray<float, sizeof(kWeights) / sizeof(float)> array() {
    return in_flash(kWeights);
  }
};

Model<Float32, Bound<Parameters>, Input<3>, Dense<2>> net;
