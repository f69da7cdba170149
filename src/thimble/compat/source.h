// SPDX-License-Identifier: MIT
// Which source the parameters of a network come from.
#pragma once

#include "memory_source.h"

namespace thimble {
namespace compat {

template <class C, Place Where>
struct SourceOf {
  using Type = MemorySource<C>;
};

}  // namespace compat
}  // namespace thimble
