// SPDX-License-Identifier: MIT
// The program that does nothing: what the board's core takes before there is a network.
#if defined(ARDUINO)
#include <Arduino.h>

void setup() {}
void loop() {}
#else
int main() { return 0; }
#endif
