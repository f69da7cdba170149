// SPDX-License-Identifier: MIT
// Copies parameters from any storage to RAM, to go on learning where a file left off.
#pragma once

#include "../storage/stored_array.h"
#include "../support/traits.h"

namespace thimble {

//   copy_parameters(in_flash(kTrained), weights);
template <class Storage, class T, uint32_t N, class U, size_t M>
void copy_parameters(const StoredArray<Storage, T, N>& from, U (&to)[M]) {
  static_assert(
      detail::IsSame<T, U>::value && N == M,
      "copy_parameters: the two arrays hold the parameters of one network: they "
      "have one element type and one length");
  typename Storage::Reader reader(from.handle);
  for (U& value : to) value = reader.template next<T>();
}

}  // namespace thimble
