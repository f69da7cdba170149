// The second of two translation units: both have to give the same answers.
// SPDX-License-Identifier: MIT
#include "nets.h"

int main() {
  const two_units::Answers here = two_units::ask();
  const two_units::Answers there = two_units::ask_in_the_first_unit();
  // (25600 + 10 * 100 - 20 * 37) * 256 / 65536 - 128
  if (here.tiny != -27) return 1;
  if (!(here.learnt == there.learnt) || here.whole != there.whole) return 1;
  return here.small == there.small && here.tiny == there.tiny ? 0 : 1;
}
