// SPDX-License-Identifier: MIT
// What the bench programs of 16-bit functions share: calls over all of their domain.
#pragma once

#include <thimble/numeric/sigmoid_int16.h>

namespace bench {

using Function = int16_t (*)(int16_t);

// 256 calls, through a pointer so that none is inlined.
inline void call_all(Function fast, Function plain) {
  quiet();
  for (int32_t x = -32768; x < 32768; x += 257) {
    const int16_t argument = static_cast<int16_t>(x);
    begin();
    const int16_t y = fast(argument);
    end();
    if (y != plain(argument)) sim::exit(1);
  }
  sim::exit(0);
}

}  // namespace bench
