// expect: int8_t for Int8
// SPDX-License-Identifier: MIT
// Real values for a network of 8-bit integers: they have to be quantized first.
#include <Thimble.h>

using namespace thimble;

using Net = Model<Int8<Native>, Ram, Input<2>, Dense<2>>;
static const uint8_t kBytes[Net::kParameterCount] = {16};
Net net(kBytes);

int8_t ask() {
#ifdef CONTROL
  const int8_t x[2] = {1, 2};
#else
  const float x[2] = {1, 2};
#endif
  return net.predict(x)[0];
}
