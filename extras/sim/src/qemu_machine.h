// SPDX-License-Identifier: MIT
// Runs a firmware for a Cortex-M or RV32 in QEMU, counting its instructions.
#pragma once

#include "outcome.h"

namespace thimble_sim {

Outcome run_qemu(const Request& request, const ElfFile& elf, const std::string& plugin);

}  // namespace thimble_sim
