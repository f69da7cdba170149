// SPDX-License-Identifier: MIT
// Firmware: dense layers of packed weights, as the core computes them, by the plain
// kernel and one input at a time, against the values of numpy.
//
// layers.h gives `Number`, `Weights` and, in flash, layers: uint16 inputs, uint16 units,
// uint16 bytes, filled up to four, the parameters, filled up to four; inputs 0 ends them.
// Input: for each layer VECTORS times the inputs and the outputs that numpy gives.
// Output: uint32 values compared, uint32 of them different.
#include <Thimble.h>
#include <sim.h>

#include "layers.h"

namespace {

using thimble::Flash;
using thimble::Ram;
using thimble::UnitBias;
using Fast = thimble::kernels::Dense<Number, Weights>;
using Plain = thimble::kernels::DensePacked<PACKED_LAYOUT,
                                            thimble::kernels::PACKING<PACKING_ARGUMENT>>;

int8_t x[MOST_INPUTS], expected[MOST_UNITS], y[MOST_UNITS + 1];
#if PUSHED
Plain::Sum sums[MOST_UNITS];
#endif
#if RAM_LIMIT
alignas(4) uint8_t copy[RAM_LIMIT];
#endif
uint32_t compared, different;

void compare(const int8_t* got, uint16_t n, bool at_the_end) {
  for (uint16_t o = 0; o < n; ++o) different += got[o] != expected[o];
  different += !at_the_end;
  compared += n;
}

template <class Kernel, class Reader>
THIMBLE_NOINLINE void check(Reader params, uint16_t inputs, uint16_t units,
                            uint16_t bytes) {
  const uint8_t* const end = params.address() + bytes;
  y[units] = 77;  // nobody may write behind the last one
  Kernel::template forward<UnitBias>(params, x, inputs, y, units);
  compare(y, units, params.address() == end && y[units] == 77);
}

#if PUSHED
void check_pushed(Flash::Reader params, uint16_t inputs, uint16_t units, uint16_t bytes) {
  const uint8_t* const end = params.address() + bytes;
  Fast::begin<UnitBias>(params, inputs, sums, units);
  for (uint16_t i = 0; i < inputs; ++i) {
    Fast::push<UnitBias>(params, x[i], i, inputs, sums, units);
  }
  int8_t* const got = reinterpret_cast<int8_t*>(sums);
  Fast::finish<UnitBias>(params, inputs, sums, got, units);
  compare(got, units, params.address() == end);
}
#endif

}  // namespace

int main() {
  Flash::Reader layers(thimble::in_flash(kLayers).handle);
  while (const uint16_t inputs = layers.next<uint16_t>()) {
    const uint16_t units = layers.next<uint16_t>();
    const uint16_t bytes = layers.next<uint16_t>();
    layers.skip(2);
#if RAM_LIMIT
    Flash::Reader from = layers;
    for (uint16_t i = 0; i < bytes && i < sizeof copy; ++i)
      copy[i] = from.next<uint8_t>();
#endif
    for (uint8_t vector = 0; vector < VECTORS; ++vector) {
      sim::read(x, inputs);
      sim::read(expected, units);
      check<Plain>(layers, inputs, units, bytes);
      sim::begin(0);
      check<Fast>(layers, inputs, units, bytes);
      sim::end();
#if RAM_LIMIT
      if (bytes <= sizeof copy) check<Fast>(Ram::Reader(copy), inputs, units, bytes);
#endif
#if PUSHED
      check_pushed(layers, inputs, units, bytes);
#endif
    }
    layers.skip((bytes + 3u) & ~3u);
  }
  sim::write(&compared, sizeof compared);
  sim::write(&different, sizeof different);
  sim::exit(0);
}
