// SPDX-License-Identifier: MIT
// sim.h for Cortex-M and RV32 in QEMU: semihosting for files, no-ops as marks.
//
// The mark is an instruction that does nothing and that no compiler emits; the QEMU
// plugin counts the instructions between two of them:
//   Thumb  mov r9, r9   begins, mov r10, r10 ends
//   RV32   slti x0, x0, 0x101 begins, slti x0, x0, 0x102 ends
//
// Cost:
//   begin  a call before the mark that tells the number and the stack pointer (about 60
//          instructions, outside the region) and the mark, which is not counted
//   end    the mark: an empty region measures 0 (1 at -O0, where the compiler adds a nop)
//   read, write, print, exit  calls of 30 to 60 instructions; do not measure them
// With the start-up files: 620 to 660 B of flash and 24 B of RAM when all of it is used,
// 380 to 430 B and 8 B for a program that only ends. It needs about 100 B of stack.
#pragma once

#include <stdint.h>

extern "C" {
void sim_begin(uint32_t region, uintptr_t stack_pointer);
int sim_read(void* to, uint32_t n);
void sim_write(const void* from, uint32_t n);
void sim_print(const char* text);
void sim_exit(int code) __attribute__((noreturn));
}

namespace sim {

__attribute__((always_inline)) inline void begin(uint8_t region) {
  uintptr_t stack_pointer;
#if defined(__riscv)
  __asm__ __volatile__("mv %0, sp" : "=r"(stack_pointer));
  sim_begin(region, stack_pointer);
  __asm__ __volatile__("slti x0, x0, 0x101" : : : "memory");
#else
  __asm__ __volatile__("mov %0, sp" : "=r"(stack_pointer));
  sim_begin(region, stack_pointer);
  __asm__ __volatile__("mov r9, r9" : : : "memory");
#endif
}

__attribute__((always_inline)) inline void end() {
#if defined(__riscv)
  __asm__ __volatile__("slti x0, x0, 0x102" : : : "memory");
#else
  __asm__ __volatile__("mov r10, r10" : : : "memory");
#endif
}

inline bool read(void* to, uint16_t n) { return sim_read(to, n) != 0; }
inline void write(const void* from, uint16_t n) { sim_write(from, n); }
inline void print(const char* text) { sim_print(text); }
__attribute__((noreturn)) inline void exit(uint8_t code) { sim_exit(code); }

}  // namespace sim
