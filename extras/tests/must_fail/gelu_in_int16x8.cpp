// expect: Int16x8 has Identity, ReLU, ReLU6, Sigmoid and Tanh
// SPDX-License-Identifier: MIT
// An activation that 16-bit values have no function for.
#include <Thimble.h>

#ifdef CONTROL
using Activation = thimble::Tanh;
#else
using Activation = thimble::GELU;
#endif
using Net = thimble::Model<thimble::Int16x8<>, thimble::Ram, thimble::Input<2>,
                           thimble::Dense<1, Activation>>;
static const uint8_t kWeights[Net::kParameterCount] = {24};

Net net(thimble::in_ram(kWeights));

int16_t answer() {
  const int16_t x[2] = {1, 2};
  return *net.predict(x);
}
