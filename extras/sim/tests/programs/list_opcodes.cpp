// SPDX-License-Identifier: MIT
// Prints the words that the simulator takes for instructions; argument: bytes of flash.
#include <cstdio>
#include <cstdlib>

#include "avr_opcodes.h"

int main(int, char** argv) {
  const thimble_sim::InstructionSet set(
      static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 0)));
  for (unsigned opcode = 0; opcode < 0x10000; ++opcode)
    if (thimble_sim::is_instruction(static_cast<std::uint16_t>(opcode), set))
      std::printf("%u\n", opcode);
}
