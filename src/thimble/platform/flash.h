// SPDX-License-Identifier: MIT
// Reads program memory; the only file that includes <avr/pgmspace.h>.
//
// THIMBLE_FLASH(static const float kWeights[]) = {...};   places an array in flash.
// THIMBLE_FAR_FLASH(...)                                  the same, behind all other
// flash
//                                                         data, for parts with over 64
//                                                         KB.
// THIMBLE_FAR_ADDRESS(kWeights)                           the 32-bit address of such an
// array. On machines where flash is ordinary memory all three mean the plain array.
#pragma once

#include "detect.h"
#include "memory.h"

#if THIMBLE_AVR
#include <avr/pgmspace.h>
#define THIMBLE_FLASH(declaration) declaration PROGMEM
#define THIMBLE_FAR_FLASH(declaration) \
  declaration __attribute__((section(".fini7.thimble")))
#define THIMBLE_FAR_ADDRESS(array) pgm_get_far_address(array)
#else
#define THIMBLE_FLASH(declaration) declaration
#define THIMBLE_FAR_FLASH(declaration) declaration
#define THIMBLE_FAR_ADDRESS(array) reinterpret_cast<uintptr_t>(array)
#endif

namespace thimble {
namespace platform {

#if THIMBLE_AVR

// LPM with post-increment costs 3 cycles a byte; pgm_read_byte() and an addition 5.
template <size_t Bytes>
struct NextFlash;
template <>
struct NextFlash<1> {
  template <class T>
  static THIMBLE_INLINE T read(const uint8_t*& from) {
    T value;
    asm volatile("lpm %0, Z+" : "=r"(value), "+z"(from));
    return value;
  }
};
template <>
struct NextFlash<2> {
  template <class T>
  static THIMBLE_INLINE T read(const uint8_t*& from) {
    T value;
    asm volatile(
        "lpm %A0, Z+\n\t"
        "lpm %B0, Z+"
        : "=&r"(value), "+z"(from));
    return value;
  }
};
template <>
struct NextFlash<4> {
  template <class T>
  static THIMBLE_INLINE T read(const uint8_t*& from) {
    T value;
    asm volatile(
        "lpm %A0, Z+\n\t"
        "lpm %B0, Z+\n\t"
        "lpm %C0, Z+\n\t"
        "lpm %D0, Z+"
        : "=&r"(value), "+z"(from));
    return value;
  }
};
template <class T>
THIMBLE_INLINE T next_from_flash(const uint8_t*& from) {
  return NextFlash<sizeof(T)>::template read<T>(from);
}

using FarAddress = uint32_t;

#if THIMBLE_AVR_ELPM
// The register that says which 64 KB an ELPM reads, for OUT.
#define THIMBLE_RAMPZ _SFR_IO_ADDR(RAMPZ)

THIMBLE_INLINE uint8_t far_flash_byte(FarAddress at) { return pgm_read_byte_far(at); }
#else
THIMBLE_INLINE uint8_t far_flash_byte(FarAddress at) {
  return pgm_read_byte(static_cast<uint16_t>(at));
}
#endif

#else

template <class T>
THIMBLE_INLINE T next_from_flash(const uint8_t*& from) {
  const T value = Load<1>::at<T>(from);
  from += sizeof(T);
  return value;
}

using FarAddress = uintptr_t;

THIMBLE_INLINE uint8_t far_flash_byte(FarAddress at) {
  return *reinterpret_cast<const uint8_t*>(at);
}

#endif

}  // namespace platform
}  // namespace thimble
