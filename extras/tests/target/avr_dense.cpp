// SPDX-License-Identifier: MIT
// Firmware: the assembly dense kernels of AVRs against the plain ones, bit for bit.
//
// layers.h gives `Number` and, in flash or far flash, layers of random parameters: uint16
// inputs, uint16 units, uint16 bytes, the parameters; inputs 0 ends them. Output: uint32
// values compared, uint32 of them different, and with FAR the uint32 address of the
// first.
#include <Thimble.h>
#include <sim.h>

#include "layers.h"

namespace {

using Fast = thimble::kernels::Dense<Number>;
using thimble::Ram;
using thimble::UnitBias;

#if FAR
using Medium = thimble::FarFlash;
Medium::Handle layers_handle() { return THIMBLE_IN_FAR_FLASH(kLayers).handle; }
uint32_t where(const Medium::Reader& at) { return at.far_address(); }
#else
using Medium = thimble::Flash;
Medium::Handle layers_handle() { return thimble::in_flash(kLayers).handle; }
uint32_t where(const Medium::Reader& at) {
  return reinterpret_cast<uintptr_t>(at.address());
}
#endif

int8_t x[MOST_INPUTS], fast[MOST_UNITS], plain[MOST_UNITS];
#if RAM_LIMIT
uint8_t copy[RAM_LIMIT];
#endif
uint32_t compared, different;

uint16_t random_word() {
  static uint32_t state = 1;
  state = state * UINT32_C(1664525) + UINT32_C(1013904223);
  return static_cast<uint16_t>(state >> 16);
}

template <class Kernel, class Reader>
THIMBLE_NOINLINE Reader run(Reader params, uint16_t inputs, int8_t* y, uint16_t units) {
  Kernel::template forward<UnitBias>(params, x, inputs, y, units);
  return params;
}

void compare(uint16_t n, bool at_the_end) {
  for (uint16_t o = 0; o < n; ++o) different += fast[o] != plain[o];
  different += !at_the_end;
  compared += n;
}

void check(Medium::Reader params, uint16_t inputs, uint16_t units, uint16_t bytes) {
  for (uint8_t kind = 0; kind < KINDS; ++kind) {
    for (uint16_t i = 0; i < inputs; ++i) {
      const int8_t corners[] = {-128, 127, 0, static_cast<int8_t>(i % 2 ? 127 : -128)};
      x[i] = kind < 4 ? corners[kind] : static_cast<int8_t>(random_word());
      // What the sparse kernels skip.
      if (kind > 5 && (random_word() & 0x100) != 0) x[i] = -128;
    }
    run<Fast::Plain>(params, inputs, plain, units);
    sim::begin(0);
    const Medium::Reader after = run<Fast>(params, inputs, fast, units);
    sim::end();
    compare(units, where(after) == where(params) + bytes);
#if RAM_LIMIT
    if (bytes > sizeof copy) continue;
    Medium::Reader from = params;
    for (uint16_t i = 0; i < bytes; ++i) copy[i] = from.next<uint8_t>();
    const Ram::Reader behind = run<Fast>(Ram::Reader(copy), inputs, fast, units);
    compare(units, behind.address() == copy + bytes);
#endif
  }
}

}  // namespace

int main() {
  Medium::Reader layers(layers_handle());
  while (const uint16_t inputs = layers.next<uint16_t>()) {
    const uint16_t units = layers.next<uint16_t>();
    const uint16_t bytes = layers.next<uint16_t>();
    check(layers, inputs, units, bytes);
    layers.skip(bytes);
  }
  sim::write(&compared, sizeof compared);
  sim::write(&different, sizeof different);
#if FAR
  const uint32_t first = layers_handle().address;
  sim::write(&first, sizeof first);
#endif
  sim::exit(0);
}
