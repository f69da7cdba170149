// expect: Int8 computes Tanh, Sigmoid, ReLU and Identity here
// SPDX-License-Identifier: MIT
// A recurrent layer has no tables of 256 bytes.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layer = SimpleRnn<3, ReLU>;
#else
using Layer = SimpleRnn<3, Softplus>;
#endif
static const uint8_t kBytes[Network<Int8<Native>, Input<2>, Layer>::kParameterCount] = {};

int8_t run(const int8_t* x) {
  static Model<Int8<Native>, Ram, Input<2>, Layer> model(kBytes);
  return *model.predict(x);
}
