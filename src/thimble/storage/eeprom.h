// SPDX-License-Identifier: MIT
// Parameters in the EEPROM of an AVR, read by its registers, without a copy in RAM.
//
// Elsewhere, and on AVRs without these registers, see storage/arduino_eeprom.h.
#pragma once

#include <string.h>

#include "../platform/eeprom.h"
#include "../support/traits.h"
#include "stored_array.h"

namespace thimble {

// An address in EEPROM. It is no pointer, so it cannot be dereferenced.
struct EepromAddress {
  uint16_t at;
};

struct Eeprom {
  using Handle = EepromAddress;

#if THIMBLE_EEPROM
  class Reader {
   public:
    explicit Reader(Handle from) : at_(from.at) { platform::eeprom_wait(); }

    template <class T>
    T next() {
      const T value = at<T>(0);
      at_ = static_cast<uint16_t>(at_ + sizeof(T));
      return value;
    }
    template <class T>
    T at(uint16_t bytes) const {
      return Fetch<sizeof(T)>::template from<T>(static_cast<uint16_t>(at_ + bytes));
    }
    void skip(uint32_t bytes) { at_ = static_cast<uint16_t>(at_ + bytes); }
    // The next bytes at once: 16 cycles each.
    void read(void* to, uint8_t count) {
      platform::eeprom_block(at_, to, count);
      at_ = static_cast<uint16_t>(at_ + count);
    }

    // Where the cursor stands: a kernel may go on with the address and come back.
    uint16_t place() const { return at_; }
    void move_to(uint16_t place) { at_ = place; }

   private:
    template <size_t Bytes, class Unused = void>
    struct Fetch {
      template <class T>
      static THIMBLE_NOINLINE T from(uint16_t at) {
        T value;
        platform::eeprom_block(at, &value, sizeof(T));
        return value;
      }
    };
    template <class Unused>
    struct Fetch<1, Unused> {
      template <class T>
      static THIMBLE_INLINE T from(uint16_t at) {
        return static_cast<T>(platform::eeprom_byte(at));
      }
    };

    uint16_t at_;
  };
#else
  struct Reader {
    template <class Place>
    explicit Reader(Place) {
      static_assert(detail::Never<Place>::value,
                    "Eeprom: this machine has no EEPROM registers of an AVR; use "
                    "ArduinoEeprom<decltype(EEPROM), EEPROM> with its EEPROM.h");
    }
  };
#endif
};

template <class T, uint32_t N>
using EepromArray = StoredArray<Eeprom, T, N>;

// For an array declared with EEMEM.
template <class T, size_t N>
EepromArray<T, N> in_eeprom(const T (&array)[N]) {
  return EepromArray<T, N>{
      EepromAddress{static_cast<uint16_t>(reinterpret_cast<uintptr_t>(array))}};
}

// For N elements that were written to an address: in_eeprom<uint8_t, N>(16).
template <class T, uint32_t N>
constexpr EepromArray<T, N> in_eeprom(uint16_t address) {
  return EepromArray<T, N>{EepromAddress{address}};
}

}  // namespace thimble
