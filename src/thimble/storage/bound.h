// SPDX-License-Identifier: MIT
// Parameters whose place is part of the model's type, so that the model keeps no handle.
//
// The converter writes the struct:
//   struct Parameters {
//     using Network = thimble::Network<...>;                      // whose they are
//     static thimble::FlashArray<uint8_t, N> array() { return thimble::in_flash(kBytes);
//     }
//   };
#pragma once

#include "stored_array.h"

namespace thimble {

template <class Parameters>
struct Bound {
  using Array = decltype(Parameters::array());
  using Storage = typename Array::Medium;
  using Reader = typename Storage::Reader;
};

}  // namespace thimble
