// SPDX-License-Identifier: MIT
// Says hello on the serial port, measures one millisecond, echoes its input.
#include <sim.h>

void setup() {
  Serial.begin(115200);
  Serial.println("hello");
  Serial.flush();
  sim::begin(1);
  delayMicroseconds(1000);
  sim::end();
  uint8_t byte;
  while (sim::read(&byte, 1)) sim::write(&byte, 1);
}

void loop() { sim::exit(0); }
