// SPDX-License-Identifier: MIT
// Start-up of a Cortex-M in QEMU: vectors, data, constructors, main, faults.
#include <stddef.h>
#include <stdint.h>

#include "semihosting.h"

extern uint32_t __data_load[], __data_start[], __data_end[], __bss_start[], __bss_end[];
extern uint32_t __stack_top[];
extern void (*__init_array_start[])(void);
extern void (*__init_array_end[])(void);
int main(void);

intptr_t sim_call(int operation, const void* arguments) {
  register intptr_t r0 __asm__("r0") = operation;
  register const void* r1 __asm__("r1") = arguments;
  __asm__ __volatile__("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

// The hardware has pushed eight words: the sixth is LR, the seventh the culprit's
// address.
__attribute__((used)) static void report_fault(const uint32_t* frame) {
#if __ARM_ARCH >= 7
  sim_fault(frame[6], *(volatile uint32_t*)0xE000ED28, frame[5]);
#else
  sim_fault(frame[6], 0, frame[5]);
#endif
}

__attribute__((naked)) static void fault(void) {
  __asm__ __volatile__(
      "mrs r0, msp\n"
      "ldr r1, =report_fault\n"
      "bx r1\n"
      ".pool\n");
}

void __attribute__((noreturn)) sim_reset(void) {
  const uint32_t* from = __data_load;
  for (uint32_t* to = __data_start; to < __data_end;) *to++ = *from++;
  for (uint32_t* to = __bss_start; to < __bss_end;) *to++ = 0;
#if defined(__ARM_FP)
  *(volatile uint32_t*)0xE000ED88 |= 0xFu << 20;  // CPACR: the FPU is on
  __asm__ __volatile__("dsb\n isb");
#endif
  for (void (**f)(void) = __init_array_start; f < __init_array_end; ++f) (*f)();
  sim_exit(main());
}

__attribute__((section(".vectors"), used)) static const void* const vectors[16] = {
    __stack_top, sim_reset, fault, fault, fault, fault, fault, 0,
    0,           0,         0,     fault, fault, 0,     fault, fault};
