// SPDX-License-Identifier: MIT
// The heap, for the one part of the library whose networks get their shape when they run.
//
// Everything returns a null pointer when there is no room left.
#pragma once

#include <stdlib.h>

#include "detect.h"

// The delete[] of Arduino's AVR core is free().
#if defined(__has_include) && !THIMBLE_AVR
#if __has_include(<new>)
#include <new>
#define THIMBLE_HAS_NEW 1
#endif
#endif
#if !defined(THIMBLE_HAS_NEW)
#define THIMBLE_HAS_NEW 0
#endif

namespace thimble {
namespace platform {

// An array that `delete[]` may free, which is what users of NeuralNetwork.h do. Cores
// without <new> have a delete[] that calls free().
template <class T>
T* new_array(size_t count) {
#if THIMBLE_HAS_NEW
  return new (std::nothrow) T[count];
#else
  return static_cast<T*>(malloc(count * sizeof(T)));
#endif
}
template <class T>
void delete_array(T* array) {
#if THIMBLE_HAS_NEW
  delete[] array;
#else
  free(array);
#endif
}

}  // namespace platform
}  // namespace thimble
