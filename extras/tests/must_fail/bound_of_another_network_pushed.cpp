// expect: the bound parameters belong to another network
// SPDX-License-Identifier: MIT
// The same with a pushed input: only the way in may differ, not the shape.
#include <Thimble.h>

using namespace thimble;

using Theirs = Network<Float32, Input<3>, Dense<2>>;  // 8 numbers
#ifdef CONTROL
using Ours = Model<Float32, Bound<struct Parameters>, PushedInput<3>, Dense<2>>;
#else
using Ours =
    Model<Float32, Bound<struct Parameters>, PushedInput<7>, Dense<1>>;  // 8 numbers
#endif
THIMBLE_FLASH(static const float kWeights[Theirs::kParameterCount]) = {1};

struct Parameters {
  using Network = Theirs;
  static FlashArray<float, Theirs::kParameterCount> array() { return in_flash(kWeights); }
};

Ours net;
