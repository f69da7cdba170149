// SPDX-License-Identifier: MIT
// Refuses options that contradict each other, with what to write instead.
#pragma once

#include "option_macros.h"

#if THIMBLE_NN_PROGMEM && THIMBLE_NN_EEPROM
#error \
    "NeuralNetwork.h: parameters are in PROGMEM or in EEPROM, not in both: clear \
0B10000000 in _1_OPTIMIZE or in _2_OPTIMIZE"
#endif
#if THIMBLE_NN_PROGMEM && THIMBLE_NN_FRAM
#error \
    "NeuralNetwork.h: parameters are in PROGMEM or in FRAM, not in both: clear \
0B10000000 in _1_OPTIMIZE or in _3_OPTIMIZE"
#endif
#if THIMBLE_NN_EEPROM && THIMBLE_NN_FRAM
#error \
    "NeuralNetwork.h: parameters are in EEPROM or in FRAM, not in both: clear \
0B10000000 in _2_OPTIMIZE or in _3_OPTIMIZE"
#endif
#if THIMBLE_NN_NO_BIAS && THIMBLE_NN_UNIT_BIAS
#error \
    "You can't have both NO_BIAS and MULTIPLE_BIASES_PER_LAYER: clear 0B01000000 or \
0B00100000 in _2_OPTIMIZE."
#endif
#if THIMBLE_NN_INT16 && THIMBLE_NN_INT8
#error \
    "You can't use both int16_t and int8_t! use either 16 or 8: clear 0B00001000 or \
0B00000100 in _2_OPTIMIZE."
#endif
#if THIMBLE_NN_DOUBLE && (THIMBLE_NN_INT16 || THIMBLE_NN_INT8)
#error \
    "You can't USE_64_BIT_DOUBLE precision with USE_INT_QUANTIZATION: clear \
0B00000001 in _1_OPTIMIZE."
#endif
#if THIMBLE_NN_STATIC_ME && THIMBLE_NN_STATIC_ME_OF_MANY
#error \
    "You don't have to define both REDUCE_RAM_STATIC_REFERENCE: clear 0B00000100 in \
_1_OPTIMIZE or 0B00000010 in _2_OPTIMIZE."
#endif
#if THIMBLE_NN_CLIMB && THIMBLE_NN_PROGMEM
#error \
    "NeuralNetwork.h: HillClimb cannot change parameters in PROGMEM: clear 0B10000000 \
in _1_OPTIMIZE or 0B01000000 in _3_OPTIMIZE"
#endif
