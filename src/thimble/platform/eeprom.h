// SPDX-License-Identifier: MIT
// The EEPROM of an AVR by its registers; the only file that knows them.
//
// An interrupt that uses the EEPROM itself must not come in between: it changes the
// address. After a write the EEPROM is busy for 3.4 ms; wait before the next access.
#pragma once

#include "detect.h"

#if THIMBLE_AVR
#include <avr/interrupt.h>
#include <avr/io.h>
#endif

#if THIMBLE_AVR && defined(EECR) && defined(EEDR)
#define THIMBLE_EEPROM 1
#else
#define THIMBLE_EEPROM 0
#endif

#if THIMBLE_EEPROM

// Parts with up to 256 bytes have an address of one byte.
#if defined(EEARH)
#define THIMBLE_EEPROM_HIGH(text) text
#define THIMBLE_EEPROM_ADDRESS \
  [low] "I"(_SFR_IO_ADDR(EEARL)), [high] "I"(_SFR_IO_ADDR(EEARH))
#elif defined(EEARL)
#define THIMBLE_EEPROM_HIGH(text)
#define THIMBLE_EEPROM_ADDRESS [low] "I"(_SFR_IO_ADDR(EEARL))
#else
#define THIMBLE_EEPROM_HIGH(text)
#define THIMBLE_EEPROM_ADDRESS [low] "I"(_SFR_IO_ADDR(EEAR))
#endif

// For assembly: the byte at Z into a register, Z + 1; 11 cycles, 4 of them the CPU halts.
// Takes THIMBLE_EEPROM_OPERANDS. Bit 0 of the control register asks for a byte.
#define THIMBLE_EEPROM_NEXT(reg)          \
  "out %[low],r30\n" THIMBLE_EEPROM_HIGH( \
      "out %[high],r31\n") "sbi %[control],0\n in " reg ",%[data]\n adiw r30,1\n"
#define THIMBLE_EEPROM_OPERANDS                              \
  THIMBLE_EEPROM_ADDRESS, [control] "I"(_SFR_IO_ADDR(EECR)), \
      [data] "I"(_SFR_IO_ADDR(EEDR))

namespace thimble {
namespace platform {

constexpr uint16_t kEepromBytes = E2END + 1u;

// Until the last write is over.
THIMBLE_INLINE void eeprom_wait() {
  asm volatile("1: sbic %0,1\n\trjmp 1b" : : "I"(_SFR_IO_ADDR(EECR)) : "memory");
}

THIMBLE_INLINE uint8_t eeprom_byte(uint16_t at) {
  uint8_t value;
  asm volatile("out %[low],%A[at]\n" THIMBLE_EEPROM_HIGH(
                   "out %[high],%B[at]\n") "sbi %[control],0\n in %[value],%[data]\n"
               : [value] "=r"(value)
               : [at] "r"(at), THIMBLE_EEPROM_OPERANDS
               : "memory");
  return value;
}

// count bytes from at; 16 cycles each.
inline void eeprom_block(uint16_t at, void* to, uint8_t count) {
  asm volatile("rjmp 2f\n"
               "1: " THIMBLE_EEPROM_NEXT("__tmp_reg__") "st X+,__tmp_reg__\n"
               "2: subi %[count],1\n brcc 1b\n"
               : "+z"(at), "+x"(to), [count] "+d"(count)
               : THIMBLE_EEPROM_OPERANDS
               : "memory");
}

// Begins to write a byte. The second bit has to follow the first within 4 cycles.
inline void eeprom_write(uint16_t at, uint8_t value) {
  const uint8_t status = SREG;
  cli();
  asm volatile("out %[low],%A[at]\n" THIMBLE_EEPROM_HIGH("out %[high],%B[at]\n")
               "out %[data],%[value]\n sbi %[control],2\n sbi %[control],1\n"
               :
               : [at] "r"(at), [value] "r"(value), THIMBLE_EEPROM_OPERANDS
               : "memory");
  SREG = status;
}

}  // namespace platform
}  // namespace thimble

#endif
