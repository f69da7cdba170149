// SPDX-License-Identifier: MIT
// The second translation unit of program_test.cpp: it includes the library once more.
#include <Thimble.h>
// Twice in one unit is once.
#include <Thimble.h>

#include "program.h"

namespace program {

float ask_the_other_unit(Xor& network, const float (&x)[2]) {
  return *network.predict(x);
}

}  // namespace program
