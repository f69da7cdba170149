// SPDX-License-Identifier: MIT
// Bench: the empty sketch whose flash is taken off all others on AVR.
#if defined(ARDUINO)
#include <Arduino.h>

void setup() {}
void loop() {}
#else
int main() { return 0; }
#endif
