// SPDX-License-Identifier: MIT
// Three ways to run a network of dense layers, for their flash: WAY 0 a compiled model of
// an array, 1 the same model from a record that is opened first, 2 the Interpreter.
#include <Thimble.h>
#include <sim.h>

using namespace thimble;

using Number = Int8<Native, ForAvr>;
using Net = Model<Number, Flash, Input<64>, Dense<16, ReLU>, Dense<10>>;

THIMBLE_FLASH(static const uint8_t kRecord[1400]) = {1};
THIMBLE_FLASH(static const uint8_t kArray[Net::kParameterCount]) = {1};
static int8_t x[Net::kInputs];

int main() {
  int8_t y = 0;
#if WAY == 0
  Net net(in_flash(kArray));
  y = net.predict(x)[3];
#elif WAY == 1
  FlashMedium medium(in_flash(kRecord));
  auto record = open<Net>(medium);
  if (record) {
    Net net(record.parameters());
    y = net.predict(x)[3];
  }
#else
  FlashMedium medium(in_flash(kRecord));
  static uint8_t buffer[100];
  Interpreter<Number, Flash, Dense<kAny>> net(buffer, sizeof buffer);
  if (net.open(medium) == Error::kNone) y = net.predict(x)[3];
#endif
  sim::write(&y, 1);
  sim::exit(0);
}
