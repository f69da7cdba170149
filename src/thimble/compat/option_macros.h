// SPDX-License-Identifier: MIT
// Reads _1_OPTIMIZE to _4_OPTIMIZE: each bit that means something becomes a 0 or a 1, and
// the word that sketches know it by.
#pragma once

#if defined(_1_OPTIMIZE)
#define THIMBLE_NN_BITS1 (_1_OPTIMIZE)
#else
#define THIMBLE_NN_BITS1 0
#endif
#if defined(_2_OPTIMIZE)
#define THIMBLE_NN_BITS2 (_2_OPTIMIZE)
#else
#define THIMBLE_NN_BITS2 0
#endif
#if defined(_3_OPTIMIZE)
#define THIMBLE_NN_BITS3 (_3_OPTIMIZE)
#else
#define THIMBLE_NN_BITS3 0
#endif
#if defined(_4_OPTIMIZE)
#define THIMBLE_NN_BITS4 (_4_OPTIMIZE)
#else
#define THIMBLE_NN_BITS4 0
#endif
#if THIMBLE_NN_BITS1 & ~0xFF
#error "NeuralNetwork.h: _1_OPTIMIZE has eight bits: write 0B and eight digits"
#endif
#if THIMBLE_NN_BITS2 & ~0xFF
#error "NeuralNetwork.h: _2_OPTIMIZE has eight bits: write 0B and eight digits"
#endif
#if THIMBLE_NN_BITS3 & ~0xFF
#error "NeuralNetwork.h: _3_OPTIMIZE has eight bits: write 0B and eight digits"
#endif
#if THIMBLE_NN_BITS4 & ~0xFF
#error "NeuralNetwork.h: _4_OPTIMIZE has eight bits: write 0B and eight digits"
#endif

#if THIMBLE_NN_BITS1 >> 7 & 1
#define THIMBLE_NN_PROGMEM 1
#define USE_PROGMEM
#else
#define THIMBLE_NN_PROGMEM 0
#endif
#if THIMBLE_NN_BITS1 >> 6 & 1
#define THIMBLE_NN_DELETE_OUTPUTS 1
#define REDUCE_RAM_DELETE_OUTPUTS
#else
#define THIMBLE_NN_DELETE_OUTPUTS 0
#endif
#if THIMBLE_NN_BITS1 >> 4 & 1
#define THIMBLE_NN_FLAT_WEIGHTS 1
#define REDUCE_RAM_WEIGHTS_LVL2
#else
#define THIMBLE_NN_FLAT_WEIGHTS 0
#endif
#if THIMBLE_NN_BITS1 >> 2 & 1
#define THIMBLE_NN_STATIC_ME 1
#define REDUCE_RAM_STATIC_REFERENCE
#else
#define THIMBLE_NN_STATIC_ME 0
#endif
#if THIMBLE_NN_BITS1 >> 1 & 1
#define THIMBLE_NN_DISABLE_MSE 1
#define DISABLE_MSE
#else
#define THIMBLE_NN_DISABLE_MSE 0
#endif
#if THIMBLE_NN_BITS1 >> 0 & 1
#define THIMBLE_NN_DOUBLE 1
#define USE_64_BIT_DOUBLE
#else
#define THIMBLE_NN_DOUBLE 0
#endif
#if THIMBLE_NN_BITS2 >> 7 & 1
#define THIMBLE_NN_EEPROM 1
#define USE_INTERNAL_EEPROM
#else
#define THIMBLE_NN_EEPROM 0
#endif
#if THIMBLE_NN_BITS2 >> 6 & 1
#define THIMBLE_NN_NO_BIAS 1
#define NO_BIAS
#else
#define THIMBLE_NN_NO_BIAS 0
#endif
#if THIMBLE_NN_BITS2 >> 5 & 1
#define THIMBLE_NN_UNIT_BIAS 1
#define MULTIPLE_BIASES_PER_LAYER
#else
#define THIMBLE_NN_UNIT_BIAS 0
#endif
#if THIMBLE_NN_BITS2 >> 3 & 1
#define THIMBLE_NN_INT16 1
#else
#define THIMBLE_NN_INT16 0
#endif
#if THIMBLE_NN_BITS2 >> 2 & 1
#define THIMBLE_NN_INT8 1
#else
#define THIMBLE_NN_INT8 0
#endif
#if THIMBLE_NN_BITS2 >> 1 & 1
#define THIMBLE_NN_STATIC_ME_OF_MANY 1
#define REDUCE_RAM_STATIC_REFERENCE_FOR_MULTIPLE_NN_OBJECTS
#else
#define THIMBLE_NN_STATIC_ME_OF_MANY 0
#endif
#if THIMBLE_NN_BITS2 >> 0 & 1
#define THIMBLE_NN_NO_TRAINING 1
#else
#define THIMBLE_NN_NO_TRAINING 0
#endif
#if THIMBLE_NN_BITS3 >> 7 & 1
#define THIMBLE_NN_FRAM 1
#define USE_EXTERNAL_FRAM
#else
#define THIMBLE_NN_FRAM 0
#endif
#if THIMBLE_NN_BITS3 >> 6 & 1
#define THIMBLE_NN_CLIMB 1
#else
#define THIMBLE_NN_CLIMB 0
#endif
#if THIMBLE_NN_BITS3 >> 5 & 1
#define THIMBLE_NN_CLIMB_GIVEN 1
#else
#define THIMBLE_NN_CLIMB_GIVEN 0
#endif
#if THIMBLE_NN_BITS3 >> 4 & 1
#define THIMBLE_NN_CLIMB_RATES 1
#else
#define THIMBLE_NN_CLIMB_RATES 0
#endif
#if THIMBLE_NN_BITS3 >> 1 & 1
#define THIMBLE_NN_ANY_FILE 1
#else
#define THIMBLE_NN_ANY_FILE 0
#endif
