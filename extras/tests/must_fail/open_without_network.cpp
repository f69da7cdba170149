// expect: name the network or the model that the record is of
// SPDX-License-Identifier: MIT
// A number format in place of the network of a record.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using What = Network<Float32, Input<2>, Dense<1, Tanh>>;
#else
using What = Float32;
#endif
bool is_there(RamMedium& medium) { return open<What>(medium).error() == Error::kNone; }
