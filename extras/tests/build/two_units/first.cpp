// The first of two translation units that use the same networks.
// SPDX-License-Identifier: MIT
#include "nets.h"

namespace two_units {

Answers ask_in_the_first_unit() { return ask(); }

}  // namespace two_units
