// expect: codes below 128 are for activations of the library
// SPDX-License-Identifier: MIT
// An activation that claims the code of another one.
#include <Thimble.h>

using namespace thimble;

struct Cube {
#ifdef CONTROL
  static constexpr uint8_t kRecordCode = 255;
#else
  static constexpr uint8_t kRecordCode = 3;
#endif
  static float forward(float x) { return x * x * x; }
};

using Net = Network<Float32, Input<2>, Dense<1, Cube>>;
bool is_there(RamMedium& medium) { return open<Net>(medium).error() == Error::kNone; }
