// expect: these parameters live in another storage than the model reads
// SPDX-License-Identifier: MIT
// A 16-bit address for a model that reads beyond 64 KB.
#include <Thimble.h>

THIMBLE_FAR_FLASH(static const float kWeights[]) = {1, 2, 3};

using Net = thimble::Model<thimble::Float32, thimble::FarFlash, thimble::Input<2>,
                           thimble::Dense<1>>;

float ask(const float* x) {
#ifdef CONTROL
  Net net(THIMBLE_IN_FAR_FLASH(kWeights));
#else
  Net net(thimble::in_flash(kWeights));
#endif
  return net.predict(x)[0];
}
