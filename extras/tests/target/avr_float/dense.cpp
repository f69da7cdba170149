// SPDX-License-Identifier: MIT
// Runs float dense layers that the input describes: the kernel of this core from flash
// and RAM as Float32 and Float64, in parts, and the plain one, on parameters anywhere in
// one array.
#include <Thimble.h>
#include <parameters.h>
#include <sim.h>

#include "second_unit.h"

namespace {

using namespace thimble;

struct Case {
  uint16_t offset;  // of the first parameter, in floats
  uint16_t inputs, units;
  uint16_t parameters;
  uint16_t bias;  // 0 UnitBias, 1 SharedBias, 2 NoBias
};

Case now;
float x[MOST_INPUTS], copy[MOST_PARAMETERS], y[MOST_UNITS];

// A medium without addresses.
class Cursor {
 public:
  explicit Cursor(Ram::Reader from) : from_(from) {}
  template <class T>
  T next() {
    return from_.next<T>();
  }
  void skip(uint32_t bytes) { from_.skip(bytes); }
  const uint8_t* place() const { return from_.address(); }

 private:
  Ram::Reader from_;
};

template <class Reader>
const uint8_t* place(const Reader& reader) {
  return reader.address();
}
const uint8_t* place(const Cursor& reader) { return reader.place(); }

// Writes the outputs, then how far the reader came.
template <class Kernel, class Bias, class Value, class Reader>
void run(uint8_t region, Reader reader) {
  const Reader start = reader;
  sim::begin(region);
  Kernel::template forward<Identity, Bias>(reader, reinterpret_cast<const Value*>(x),
                                           now.inputs, reinterpret_cast<Value*>(y),
                                           now.units);
  sim::end();
  const uint16_t moved = static_cast<uint16_t>(place(reader) - place(start));
  sim::write(y, now.units * sizeof(float));
  sim::write(&moved, sizeof moved);
}

template <class Bias>
void run_all() {
  Flash::Reader flash(in_flash(kParameters).handle);
  flash.skip(now.offset * 4u);
  Flash::Reader from = flash;
  for (uint16_t i = 0; i < now.parameters; ++i) copy[i] = from.next<float>();
  const Ram::Reader ram(copy);
  run<kernels::Dense<Float32>, Bias, float>(0, flash);
  run<kernels::Dense<Float32>, Bias, float>(1, ram);
  run<kernels::Dense<Float64>, Bias, double>(2, flash);
  run<kernels::Dense<Float32>, Bias, float>(3, Cursor(ram));
  run<kernels::DenseFloat<float>, Bias, float>(4, ram);
}

}  // namespace

int main() {
  // Two units of one program share the assembly.
  if (dot_elsewhere(2.0f) != 7.0f) sim::exit(1);
  while (sim::read(&now, sizeof now)) {
    sim::read(x, now.inputs * sizeof(float));
    if (now.bias == 0) run_all<UnitBias>();
    if (now.bias == 1) run_all<SharedBias>();
    if (now.bias == 2) run_all<NoBias>();
  }
  sim::exit(0);
}
