// expect: these parameters belong to another network
// SPDX-License-Identifier: MIT
// A model that runs from the record of another network.
#include <Thimble.h>

using namespace thimble;

using Net = Model<Float32, Ram, Input<2>, Dense<1, Tanh>>;
#ifdef CONTROL
using Wanted = Net;
#else
using Wanted = Model<Float32, Ram, Input<3>, Dense<1, Tanh>>;
#endif
float answer(RamMedium& medium, const float* x) {
  auto record = open<Wanted>(medium);
  Net net(record.parameters());
  return *net.predict(x);
}
