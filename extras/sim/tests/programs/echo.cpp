// SPDX-License-Identifier: MIT
// Writes back what it reads, every bit turned, and says how many pieces of 4 bytes there
// were.
#include <sim.h>

int main() {
  uint8_t piece[4];
  char pieces[] = "0 pieces\n";
  while (sim::read(piece, sizeof piece)) {
    sim::begin(7);
    sim::end();
    sim::begin(3);
    for (uint8_t i = 0; i < sizeof piece; ++i) piece[i] ^= 0xff;
    sim::end();
    sim::write(piece, sizeof piece);
    ++pieces[0];
  }
  if (sim::read(piece, 3)) sim::write(piece, 3);
  sim::print(pieces);
  sim::exit(3);
}
