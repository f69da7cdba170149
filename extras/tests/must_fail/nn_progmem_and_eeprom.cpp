// expect: parameters are in PROGMEM or in EEPROM
// SPDX-License-Identifier: MIT
#if defined(CONTROL)
#define _1_OPTIMIZE 0x80
#else
#define _1_OPTIMIZE 0x80
#define _2_OPTIMIZE 0x80
#endif
#include <NeuralNetwork.h>
