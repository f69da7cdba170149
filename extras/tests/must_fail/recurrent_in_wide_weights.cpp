// expect: recurrent layers have no kernels for ForCortexM4Wide
// SPDX-License-Identifier: MIT
// A layout that only dense layers know.
#include <Thimble.h>

using namespace thimble;

#ifdef CONTROL
using Layout = ForCortexM4;
#else
using Layout = ForCortexM4Wide;
#endif
using Number = Int8<Native, Layout>;
uint32_t bytes() { return Network<Number, Input<2>, Lstm<3>>::kParameterBytes; }
