// SPDX-License-Identifier: MIT
// Runs a firmware for an AVR chip in libsimavr.
#pragma once

#include "outcome.h"

namespace thimble_sim {

Outcome run_avr(const Request& request, const ElfFile& elf);

}  // namespace thimble_sim
