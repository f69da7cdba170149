// SPDX-License-Identifier: MIT
// The only file that asks which machine this is; each answer is 0 or 1.
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__AVR__)
#define THIMBLE_AVR 1
#else
#define THIMBLE_AVR 0
#endif

// AVR cores with the two-cycle 8x8 multiplier (every ATmega; no ATtiny).
#if defined(__AVR_HAVE_MUL__)
#define THIMBLE_AVR_MUL 1
#else
#define THIMBLE_AVR_MUL 0
#endif

// AVR parts with more than 64 KB of flash, which need ELPM for the upper part.
#if defined(__AVR_HAVE_ELPM__)
#define THIMBLE_AVR_ELPM 1
#else
#define THIMBLE_AVR_ELPM 0
#endif

// Armv6-M and Armv8-M Baseline (Cortex-M0, M0+, M1, M23): 16-bit instructions, MULS.
#if defined(__ARM_ARCH_6M__) || defined(__ARM_ARCH_8M_BASE__)
#define THIMBLE_ARM_V6M 1
#else
#define THIMBLE_ARM_V6M 0
#endif

// Thumb-2 with MLA: Cortex-M3 and all above it.
#if defined(__thumb2__) && !THIMBLE_ARM_V6M
#define THIMBLE_ARM_THUMB2 1
#else
#define THIMBLE_ARM_THUMB2 0
#endif

// The DSP instructions, SMLAD among them (Cortex-M4, M7, M33, M55).
#if THIMBLE_ARM_THUMB2 && defined(__ARM_FEATURE_SIMD32)
#define THIMBLE_ARM_DSP 1
#else
#define THIMBLE_ARM_DSP 0
#endif

// An FPU with fused multiply-add (Cortex-M4F, M7, M33, M55).
#if THIMBLE_ARM_THUMB2 && defined(__ARM_FP) && defined(__ARM_FEATURE_FMA)
#define THIMBLE_ARM_FPU 1
#else
#define THIMBLE_ARM_FPU 0
#endif

// RISC-V with multiplication and all 32 registers.
#if defined(__riscv) && defined(__riscv_mul) && !defined(__riscv_32e)
#define THIMBLE_RISCV 1
#else
#define THIMBLE_RISCV 0
#endif

// Registers of 32 bits or more.
#if THIMBLE_AVR
#define THIMBLE_WIDE 0
#else
#define THIMBLE_WIDE 1
#endif

// Whether one instruction, or two, give all 64 bits of a product of two 32-bit integers.
#if THIMBLE_AVR || THIMBLE_ARM_V6M || (defined(__riscv) && !defined(__riscv_mul))
#define THIMBLE_LONG_MULTIPLY 0
#else
#define THIMBLE_LONG_MULTIPLY 1
#endif

// Four floats in a register, on cores whose compilers always allow it.
#if defined(__GNUC__) && (defined(__SSE2__) || defined(__aarch64__))
#define THIMBLE_VECTOR 1
#else
#define THIMBLE_VECTOR 0
#endif

// fsync() and fileno().
#if defined(__unix__) || defined(__APPLE__)
#define THIMBLE_POSIX 1
#else
#define THIMBLE_POSIX 0
#endif

#if defined(__GNUC__)
#define THIMBLE_INLINE inline __attribute__((always_inline))
#define THIMBLE_NOINLINE __attribute__((noinline))
#else
#define THIMBLE_INLINE inline
#define THIMBLE_NOINLINE
#endif

// A function that is all assembly: no prologue, never inlined, copied or thrown away.
#if defined(__clang__)
#define THIMBLE_ASSEMBLY __attribute__((naked, noinline, used)) static
#else
#define THIMBLE_ASSEMBLY __attribute__((naked, noinline, noclone, unused)) static
#endif

// What a function may use on an AVR without saving it, for the clobbers of its assembly:
// interprocedural register allocation has to know what such a function hides.
#define THIMBLE_AVR_CLOBBERS \
  "r0", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26", "r27", "r30", "r31"
