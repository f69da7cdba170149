// expect: give it a static constexpr uint8_t kRecordCode from 128 to 255
// SPDX-License-Identifier: MIT
// A record of an activation that has no code.
#include <Thimble.h>

using namespace thimble;

struct Cube {
#ifdef CONTROL
  static constexpr uint8_t kRecordCode = 128;
#endif
  static float forward(float x) { return x * x * x; }
};

using Net = Network<Float32, Input<2>, Dense<1, Cube>>;
bool is_there(RamMedium& medium) { return open<Net>(medium).error() == Error::kNone; }
