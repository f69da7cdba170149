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

#if defined(__GNUC__)
#define THIMBLE_INLINE inline __attribute__((always_inline))
#define THIMBLE_NOINLINE __attribute__((noinline))
#else
#define THIMBLE_INLINE inline
#define THIMBLE_NOINLINE
#endif
