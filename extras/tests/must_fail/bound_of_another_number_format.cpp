// expect: the bound parameters are of another number format
// SPDX-License-Identifier: MIT
// Parameters rounded by another rule than the model's.
#include <Thimble.h>

using namespace thimble;

using Theirs = Network<Int8<Native>, Input<3>, Dense<2>>;
#ifdef CONTROL
using Rounding = Native;
#else
using Rounding = Tflite;
#endif
THIMBLE_FLASH(static const uint8_t kBytes[Theirs::kParameterCount]) = {16};

struct Parameters {
  using Network = Theirs;
  static FlashArray<uint8_t, Theirs::kParameterCount> array() { return in_flash(kBytes); }
};

Model<Int8<Rounding>, Bound<Parameters>, Input<3>, Dense<2>> net;
