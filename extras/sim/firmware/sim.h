// SPDX-License-Identifier: MIT
// What a firmware says to the simulator: mark regions, read and write files, print, exit.
//
//   sim::begin(region)   a measured region begins; region is 0..255
//   sim::end()           and ends; regions do not nest, each may be measured many times
//   sim::read(to, n)     the next n bytes of the input; false (and nothing read) if fewer
//   are left sim::write(from, n)  append n bytes to the output sim::print(text) serial
//   text without a UART sim::exit(code)      the end; code is 0..124
//
// The same program runs on every board and on the host. begin and end are barriers for
// memory: what is computed from memory and stored to memory between them stays there. The
// compiler may still move work that only touches registers, so let results reach memory.
// The exact cost of each function is in the header of the platform.
#pragma once

#include <stdint.h>

#if defined(__AVR__)
#include "sim/avr.h"
#elif defined(__arm__) || defined(__riscv)
#include "sim/semihosting.h"
#else
#include "sim/host.h"
#endif
