// SPDX-License-Identifier: MIT
// Firmware: runs int8 recurrent layers of any shape, with the kernels that a chip gets
// for a layout and with the plain ones.
//
// Input, for each layer: char cell, uint8 steps, uint16 inputs, units, bytes; parameters;
// then the inputs of each step. Output, for each layer: the outputs of each step, and
// then how many steps the plain kernels differed in.
#include <Thimble.h>
#include <sim.h>
#include <string.h>

#ifndef LAYOUT
#define LAYOUT Portable
#endif
#ifndef MOST_BYTES
#define MOST_BYTES 20000
#define MOST_VALUES 300
#endif
// A bit for each cell of this program, so that it fits in small chips.
#ifndef CELLS
#define CELLS 31
#endif

namespace {

using namespace thimble;
using Fast = kernels::Recurrent<Int8<Native, LAYOUT>>;
using Plain = kernels::RecurrentInt8<kernels::GatesInt8<LAYOUT>>;

struct Shape {
  char cell;
  uint8_t steps;
  uint16_t inputs, units, bytes;
};

alignas(4) uint8_t params[MOST_BYTES];
// Values lie at odd addresses: nothing may count on more.
alignas(4) int8_t x_memory[MOST_VALUES + 1];
alignas(4) int8_t y_memory[3 * MOST_VALUES + 1];
alignas(2) uint8_t state[3 * MOST_VALUES];
#ifndef ONLY_PLAIN
alignas(4) int8_t plain_memory[3 * MOST_VALUES + 1];
alignas(2) uint8_t plain_state[3 * MOST_VALUES];
#endif

template <class Kernel>
THIMBLE_NOINLINE const uint8_t* step(Shape shape, const int8_t* x, int8_t* y,
                                     uint8_t* memory) {
  Ram::Reader reader(params);
  switch (shape.cell) {
#if CELLS & 1
    case 't':
      Kernel::template simple_rnn<Tanh, UnitBias>(reader, x, shape.inputs, y, shape.units,
                                                  memory);
      break;
#endif
#if CELLS & 2
    case 'l':
      Kernel::template lstm<Tanh, Sigmoid, UnitBias>(reader, x, shape.inputs, y,
                                                     shape.units, memory);
      break;
#endif
#if CELLS & 4
    case 'a':
      Kernel::template gru_reset_after<Tanh, Sigmoid, UnitBias>(reader, x, shape.inputs,
                                                                y, shape.units, memory);
      break;
#endif
#if CELLS & 8
    case 'b':
      Kernel::template gru_reset_before<Tanh, Sigmoid, UnitBias>(reader, x, shape.inputs,
                                                                 y, shape.units, memory);
      break;
#endif
#if CELLS & 16
    case 's':
      Kernel::template simple_rnn<Sigmoid, UnitBias>(reader, x, shape.inputs, y,
                                                     shape.units, memory);
      break;
    case 'r':
      Kernel::template simple_rnn<ReLU, UnitBias>(reader, x, shape.inputs, y, shape.units,
                                                  memory);
      break;
    case 'i':
      Kernel::template simple_rnn<Identity, UnitBias>(reader, x, shape.inputs, y,
                                                      shape.units, memory);
      break;
#endif
  }
  return reader.address();
}

void run(Shape shape) {
  int8_t* const x = x_memory + 1;
  int8_t* const y = y_memory + 1;
  memset(state, 0, sizeof state);
  sim::read(params, shape.bytes);
  uint8_t wrong = 0;
#ifdef ONLY_PLAIN
  constexpr bool equal = true;
#else
  int8_t* const plain = plain_memory + 1;
  memset(plain_state, 0, sizeof plain_state);
#endif
  for (uint8_t t = 0; t < shape.steps; ++t) {
    sim::read(x, shape.inputs);
    memset(y_memory, 77, sizeof y_memory);
    const uint8_t* const end = step<Fast>(shape, x, y, state);
    sim::write(y, shape.units);
#ifndef ONLY_PLAIN
    memset(plain_memory, 77, sizeof plain_memory);
    const bool equal = step<Plain>(shape, x, plain, plain_state) == end &&
                       memcmp(y, plain, shape.units) == 0 &&
                       memcmp(state, plain_state, sizeof state) == 0;
#endif
    wrong += !equal || end != params + shape.bytes || y_memory[0] != 77;
  }
  sim::write(&wrong, 1);
}

}  // namespace

int main() {
  Shape shape;
  while (sim::read(&shape, sizeof shape)) run(shape);
  sim::exit(0);
}
