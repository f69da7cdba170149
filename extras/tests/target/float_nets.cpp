// SPDX-License-Identifier: MIT
// Firmware: a float network on every input of the input file, from each storage, whole
// and pushed: four rows of outputs for an input.
//
// weights.h, written by the test, has WEIGHTS (the parameters) and NET (the arguments of
// Model behind its storage), NUMBER and INPUTS. IN_RAM is 0 where RAM has no room.
#include <Thimble.h>
#include <sim.h>

#include "weights.h"

using namespace thimble;

using Value = NUMBER::Value;
using Whole = Model<NUMBER, Flash, Input<INPUTS>, NET>;
using OneByOne = Model<NUMBER, Flash, PushedInput<INPUTS>, NET>;
using Far = Model<NUMBER, FarFlash, Input<INPUTS>, NET>;

THIMBLE_FLASH(static const Value kWeights[Whole::kParameterCount]) = {WEIGHTS};

void write(const Value* y) {
  for (uint16_t i = 0; i < Whole::kOutputs; ++i) {
    const float value = static_cast<float>(y[i]);
    sim::write(&value, sizeof value);
  }
}

int main() {
#if IN_RAM
  Value copy[Whole::kParameterCount];
  Flash::Reader reader(in_flash(kWeights).handle);
  for (Value& value : copy) value = reader.next<Value>();
  Model<NUMBER, Ram, Input<INPUTS>, NET> in_ram_too(copy);
#endif
  Whole whole(in_flash(kWeights));
  OneByOne pushed(in_flash(kWeights));
  Far far(THIMBLE_IN_FAR_FLASH(kWeights));
  float row[INPUTS];
  while (sim::read(row, sizeof row)) {
    Value x[INPUTS];
    for (uint16_t i = 0; i < INPUTS; ++i) x[i] = static_cast<Value>(row[i]);
    write(whole.predict(x));
#if IN_RAM
    write(in_ram_too.predict(x));
#endif
    write(far.predict(x));
    pushed.begin();
    for (Value value : x) pushed.push(value);
    write(pushed.finish());
  }
  sim::exit(0);
}
