// expect: I2cFram: an I2C FRAM takes one address byte (up to 2 KB) or two
// SPDX-License-Identifier: MIT
// Bit 16 of an address in an I2C FRAM stands in the device address.
#include <Thimble.h>

struct Wire {};
#ifdef CONTROL
using Driver = thimble::I2cFram<Wire, 2>;
#else
using Driver = thimble::I2cFram<Wire, 3>;
#endif
unsigned size() { return sizeof(Driver); }
