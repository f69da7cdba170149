// SPDX-License-Identifier: MIT
// First instructions of an RV32 in QEMU, its trap handler and the semihosting call.
  .option arch, +zicsr
  .section .vectors, "ax"
  .globl _start
_start:
  la sp, __stack_top
  .option push
  .option norelax                 // gp cannot be used to load itself
  la gp, __global_pointer$
  .option pop
  la tp, __tls_base               // the C library's errno
  la t0, trap
  csrw mtvec, t0
  call sim_start

  .balign 4                       // mtvec keeps two bits for the mode
trap:
  la sp, __stack_top              // the stack may be what broke
  csrr a0, mepc
  csrr a1, mcause
  mv a2, ra
  call sim_fault

  .text
  .globl sim_call
  .type sim_call, @function
  .option push
  .option norvc                   // the three must be whole and on one page
  .balign 16
sim_call:
  slli x0, x0, 0x1f
  ebreak
  srai x0, x0, 7
  ret
  .option pop
  .size sim_call, . - sim_call
