// SPDX-License-Identifier: MIT
// Firmware: Int16x8 networks on every input of the input file, from each storage, whole
// and pushed; int16 outputs. Region 0 holds predict() from flash.
//
// network.h, written by the test, has LAYOUT, NET (the arguments of Model behind its
// storage), INPUTS, IN_RAM and the array kBytes in flash.
#include <Thimble.h>
#include <sim.h>

#include "network.h"

using namespace thimble;

using Number = Int16x8<LAYOUT>;
using Parameter = Number::Parameter;
using Whole = Model<Number, Flash, Input<INPUTS>, NET>;
using OneByOne = Model<Number, Flash, PushedInput<INPUTS>, NET>;
using Far = Model<Number, FarFlash, Input<INPUTS>, NET>;

static int16_t x[INPUTS];
#if IN_RAM
static Parameter copy[Whole::kParameterCount];
static Model<Number, Ram, Input<INPUTS>, NET> in_ram_too(copy);
#endif
static Whole whole(in_flash(kBytes));
static OneByOne pushed(in_flash(kBytes));

static void write(const int16_t* y) { sim::write(y, Whole::kOutputs * sizeof(int16_t)); }

int main() {
  Far far(THIMBLE_IN_FAR_FLASH(kBytes));
#if IN_RAM
  Flash::Reader reader(in_flash(kBytes).handle);
  for (Parameter& value : copy) value = reader.next<Parameter>();
#endif
  while (sim::read(x, sizeof x)) {
    sim::begin(0);
    const int16_t* y = whole.predict(x);
    sim::end();
    write(y);
    write(far.predict(x));
    pushed.begin();
    for (int16_t value : x) pushed.push(value);
    write(pushed.finish());
#if IN_RAM
    write(in_ram_too.predict(x));
#endif
  }
  sim::exit(0);
}
