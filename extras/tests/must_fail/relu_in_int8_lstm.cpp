// expect: in Int8 their values go through Tanh and their gates through Sigmoid
// SPDX-License-Identifier: MIT
// An int8 LSTM has one table, that of the sigmoid.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Net = Network<Int8<Native>, Input<2>, Lstm<3>>;
#else
using Net = Network<Int8<Native>, Input<2>, Lstm<3, ReLU>>;
#endif
static const uint8_t kBytes[Net::kParameterCount] = {};

int8_t run(const int8_t* x) {
#ifdef CONTROL
  static Model<Int8<Native>, Ram, Input<2>, Lstm<3>> model(kBytes);
#else
  static Model<Int8<Native>, Ram, Input<2>, Lstm<3, ReLU>> model(kBytes);
#endif
  return *model.predict(x);
}
