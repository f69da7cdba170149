// SPDX-License-Identifier: MIT
// Firmware: every activation on every argument of the input file.
//
// Input: floats. Output: for each argument the float of each activation in FUNCTIONS.
#include <Thimble.h>
#include <sim.h>

using namespace thimble;

// A bit for each group, so that the program fits in small chips.
#ifndef GROUPS
#define GROUPS 7
#endif

template <class... Activations>
void write_all(float x) {
  const float y[] = {Activations::forward(x)...};
  sim::write(y, sizeof y);
}

int main() {
  for (float x; sim::read(&x, sizeof x);) {
#if GROUPS & 1
    write_all<Identity, Sigmoid, ReLU, ReLU6, LeakyReLU<Ratio<3, 10>>, BinaryStep, SiLU,
              Gaussian, HardSigmoid>(x);
#endif
#if GROUPS & 2
    write_all<Tanh, ELU<Ratio<5, 4>>, SELU, Softplus, Mish>(x);
#endif
#if GROUPS & 4
    write_all<GELU>(x);
#endif
  }
  sim::exit(0);
}
