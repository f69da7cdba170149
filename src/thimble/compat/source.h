// SPDX-License-Identifier: MIT
// Which source the parameters of a network come from.
#pragma once

#include "memory_source.h"
#include "stream_source.h"

namespace thimble {
namespace compat {

template <class C, Place Where>
struct SourceOf {
  using Type = MemorySource<C>;
};
template <class C>
struct SourceOf<C, Place::kEeprom> {
  using Type = StreamSource<C>;
};
template <class C>
struct SourceOf<C, Place::kFram> {
  using Type = StreamSource<C>;
};

}  // namespace compat
}  // namespace thimble
