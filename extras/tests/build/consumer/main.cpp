// The smallest program of a user: one network of one weight.
// SPDX-License-Identifier: MIT
#include <Thimble.h>

using Net = thimble::Model<thimble::Float32, thimble::Ram, thimble::Input<1>,
                           thimble::Dense<1, thimble::ReLU>>;

static const float kParameters[] = {1.0f, 2.0f};

int main() {
  Net net(thimble::in_ram(kParameters));
  const float x[] = {3.0f};
  return net.predict(x)[0] == 7.0f ? 0 : 1;
}
