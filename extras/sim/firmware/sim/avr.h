// SPDX-License-Identifier: MIT
// sim.h for AVR: three registers that no peripheral uses carry the commands.
//
// A write to GPIOR0 is the command, GPIOR1 and GPIOR2 are its argument (low, high byte):
//   0 end   1 begin, number in GPIOR1   2 address for the next read or write
//   3 read that many bytes, GPIOR1 = 1 if done   4 write that many bytes
//   5 print the text at this address   6 exit, code in GPIOR1
//
// Cost in cycles and flash bytes, all inline, no RAM:
//   begin  1 cycle, 2 B and what it takes to have the number and 1 in registers, before
//   the
//          mark; the simulator takes the cycle that falls into the region off
//   end    1 cycle, 2 B, after the mark: an empty region measures 0
//   read, write  about 12 cycles, 24 B; the bytes themselves are copied in no time
//   print, exit  about 6 cycles, 12 B
#pragma once

#include <avr/io.h>

#define THIMBLE_SIM_INLINE static inline __attribute__((always_inline))

namespace sim {
namespace detail {

THIMBLE_SIM_INLINE void command(uint8_t code) {
  __asm__ __volatile__("out %0, %1" : : "I"(_SFR_IO_ADDR(GPIOR0)), "r"(code) : "memory");
}

THIMBLE_SIM_INLINE void argument(uint16_t value) {
  GPIOR1 = static_cast<uint8_t>(value);
  GPIOR2 = static_cast<uint8_t>(value >> 8);
}

THIMBLE_SIM_INLINE void transfer(uint16_t address, uint16_t n, uint8_t code) {
  argument(address);
  command(2);
  argument(n);
  command(code);
}

}  // namespace detail

THIMBLE_SIM_INLINE void begin(uint8_t region) {
  GPIOR1 = region;
  detail::command(1);
}

THIMBLE_SIM_INLINE void end() {
  // __zero_reg__ needs no loading: the mark is this one instruction.
  __asm__ __volatile__("out %0, __zero_reg__" : : "I"(_SFR_IO_ADDR(GPIOR0)) : "memory");
}

THIMBLE_SIM_INLINE bool read(void* to, uint16_t n) {
  detail::transfer(reinterpret_cast<uint16_t>(to), n, 3);
  return GPIOR1 != 0;
}

THIMBLE_SIM_INLINE void write(const void* from, uint16_t n) {
  detail::transfer(reinterpret_cast<uint16_t>(from), n, 4);
}

THIMBLE_SIM_INLINE void print(const char* text) {
  detail::argument(reinterpret_cast<uint16_t>(text));
  detail::command(5);
}

__attribute__((noreturn)) THIMBLE_SIM_INLINE void exit(uint8_t code) {
  GPIOR1 = code;
  detail::command(6);
  for (;;) {
  }
}

}  // namespace sim

#undef THIMBLE_SIM_INLINE
