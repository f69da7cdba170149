// SPDX-License-Identifier: MIT
// Firmware: dense layers with integer weights and float values that the input describes,
// from flash and RAM (the kernel of this core) and through a cursor (the plain one).
//
// parameters.h, written by the test, has kBytes8 and kBytes16, the parameters in flash.
// WIDTHS is 8, 16 or both of them, 24.
#include <Thimble.h>
#include <parameters.h>
#include <sim.h>

namespace {

using namespace thimble;

struct Case {
  uint16_t bits;    // of a weight
  uint16_t offset;  // of the first parameter, in weights
  uint16_t inputs, units;
  uint16_t bias;  // 0 UnitBias, 1 SharedBias, 2 NoBias
};

// A cursor that hides the address of its bytes.
class Cursor {
 public:
  explicit Cursor(Flash::Reader from) : from_(from) {}
  template <class T>
  T next() {
    return from_.next<T>();
  }
  void skip(uint32_t bytes) { from_.skip(bytes); }

 private:
  Flash::Reader from_;
};

Case now;
float x[MOST_INPUTS], y[MOST_UNITS + (MOST_INPUTS + 1) / 2];
uint16_t copy[(MOST_BYTES + 1) / 2];

template <class Number, class Bias, class Reader>
void run(uint8_t region, Reader reader) {
  sim::begin(region);
  kernels::Dense<Number>::template forward<Identity, Bias>(reader, x, now.inputs, y,
                                                           now.units);
  sim::end();
  // Proves that the kernel moved on.
  const uint8_t behind = reader.template next<uint8_t>();
  sim::write(y, now.units * sizeof(float));
  sim::write(&behind, sizeof behind);
}

template <class Number, class Bias>
void run_all(uint8_t region, Flash::Reader flash) {
  flash.skip(now.offset * sizeof(typename Number::Parameter));
  run<Number, Bias>(region, flash);
  run<Number, Bias>(region + 2, Cursor(flash));
  const uint32_t bytes =
      kernels::Dense<Number>::template bytes<Bias>(now.inputs, now.units) + 1;
  const bool fits = bytes <= sizeof copy;
  sim::write(&fits, 1);
  if (!fits) return;
  uint8_t* to = reinterpret_cast<uint8_t*>(copy);
  for (uint16_t i = 0; i < bytes; ++i) *to++ = flash.next<uint8_t>();
  run<Number, Bias>(region + 1, Ram::Reader(copy));
}

template <class Number>
void run_number(uint8_t region, Flash::Reader flash) {
  if (now.bias == 0) run_all<Number, UnitBias>(region, flash);
  if (now.bias == 1) run_all<Number, SharedBias>(region, flash);
  if (now.bias == 2) run_all<Number, NoBias>(region, flash);
}

}  // namespace

int main() {
  while (sim::read(&now, sizeof now)) {
    sim::read(x, now.inputs * sizeof(float));
#if WIDTHS & 8
    if (now.bits == 8) {
      run_number<Quantized<int8_t>>(0, Flash::Reader(in_flash(kBytes8).handle));
    }
#endif
#if WIDTHS & 16
    if (now.bits == 16) {
      run_number<Quantized<int16_t>>(3, Flash::Reader(in_flash(kBytes16).handle));
    }
#endif
  }
  sim::exit(0);
}
