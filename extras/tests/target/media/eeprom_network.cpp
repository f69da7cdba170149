// SPDX-License-Identifier: MIT
// Firmware: a network of 451 int8 parameters in the EEPROM, or on the host in memory.
#include <Thimble.h>
#include <sim.h>

#if THIMBLE_EEPROM
using Storage = thimble::Eeprom;
#else
#include "parameters.h"
using Storage = thimble::Flash;
#endif
using Net = thimble::Model<thimble::Int8<thimble::Native>, Storage, thimble::Input<60>,
                           thimble::Dense<7, thimble::ReLU>, thimble::Dense<3>>;
static_assert(Net::kParameters == 451 && Net::kParameterBytes <= 512, "the network");

#if THIMBLE_EEPROM
Net net(thimble::in_eeprom<uint8_t, Net::kParameterCount>(0));
#else
Net net(thimble::in_flash(kParameters));
#endif

int main() {
  int8_t x[Net::kInputs];
  while (sim::read(x, sizeof x)) {
    sim::begin(0);
    const int8_t* y = net.predict(x);
    sim::end();
    sim::write(y, Net::kOutputs);
  }
  sim::exit(0);
}
