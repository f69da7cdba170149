// SPDX-License-Identifier: MIT
// An array of parameters together with the medium that holds it.
//
// A storage policy is a struct with
//   Handle   where the bytes start: what a model keeps, and all it keeps
//   Reader   built from a Handle; a cursor, and a copy of it is a bookmark:
//              next<T>()     the next T in file order
//              at<T>(bytes)  a T further on, without moving
//              skip(bytes)   moves on
// Kernels read strictly in file order, so a medium without addresses (EEPROM, FRAM, a
// file) only has to be a cursor. Values are little-endian and need no alignment.
#pragma once

#include <stdint.h>

namespace thimble {

template <class Storage, class T, uint32_t N>
struct StoredArray {
  using Medium = Storage;
  using Element = T;
  static constexpr uint32_t kLength = N;

  typename Storage::Handle handle;
};

// Whether a Reader knows the address of its bytes, in ordinary memory or in flash.
template <class Reader>
struct HasAddress {
  template <class R>
  static char probe(decltype(&R::address));
  template <class R>
  static long probe(...);
  static constexpr bool value = sizeof(probe<Reader>(nullptr)) == 1;
};

}  // namespace thimble
