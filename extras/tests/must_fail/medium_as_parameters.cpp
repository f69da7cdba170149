// expect: in_medium<T, N>(medium, at) or the parameters() of a record
// SPDX-License-Identifier: MIT
// A medium does not say where in it the parameters are, nor whether they are of this
// model.
#include <Thimble.h>

struct Chip {
  bool read(uint32_t, void*, uint16_t) { return false; }
  bool write(uint32_t, const void*, uint16_t) { return false; }
};
Chip chip;
thimble::FramMedium<Chip> fram(chip, 8192);
using Net = thimble::Model<thimble::Float32, thimble::Fram<Chip>, thimble::Input<2>,
                           thimble::Dense<1>>;

#ifdef CONTROL
Net net(thimble::in_medium<float, Net::kParameterCount>(fram, 0));
#else
Net net(fram);
#endif
