// expect: a model learns in Float32, Float64 or Int16
// SPDX-License-Identifier: MIT
// Weights of 8 bits are too coarse for small steps.
#include <Thimble.h>
#include <thimble/train.h>

using namespace thimble;

#ifdef CONTROL
using Number = Int16;
#else
using Number = Int8<Native>;
#endif

using Kernel = kernels::Train<Number>;
void back(const Number::Value* kept, Number::Value* deltas) {
  Kernel::through<kernels::ActivationQ12<Tanh>>(kept, deltas, 1);
}
