// SPDX-License-Identifier: MIT
// Firmware: int8 recurrent layers whose parameters, in far.inc, lie across and beyond the
// first 64 KB of flash. LAYERS calls RUN(array, kernel, inputs, units, steps) for each.
//
// Output, for each: its uint32 address, then the outputs of every step.
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#include "far.inc"

namespace {

using namespace thimble;
using Kernel = kernels::Recurrent<Int8<Native, ForAvr>>;

int8_t x[64], y[3 * 64];
alignas(2) uint8_t state[3 * 64];

template <class Step>
void run(uint32_t address, Step step, uint16_t inputs, uint16_t units, uint16_t steps) {
  sim::write(&address, sizeof address);
  memset(state, 0, sizeof state);
  for (; steps != 0; --steps) {
    sim::read(x, inputs);
    step(inputs, units);
    sim::write(y, units);
  }
}

#define RUN(array, kernel, inputs, units, steps)                         \
  run(                                                                   \
      static_cast<uint32_t>(THIMBLE_IN_FAR_FLASH(array).handle.address), \
      [](uint16_t n, uint16_t m) {                                       \
        FarFlash::Reader reader(THIMBLE_IN_FAR_FLASH(array).handle);     \
        Kernel::template kernel(reader, x, n, y, m, state);              \
      },                                                                 \
      inputs, units, steps)
#define LSTM lstm<Tanh, Sigmoid, UnitBias>
#define GRU gru_reset_after<Tanh, Sigmoid, UnitBias>
#define RNN simple_rnn<Tanh, UnitBias>

}  // namespace

int main() {
  if (sim_ballast(0) != 1) sim::exit(1);
  LAYERS
  sim::exit(0);
}
