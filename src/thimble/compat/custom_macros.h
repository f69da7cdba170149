// SPDX-License-Identifier: MIT
// Reads which activations of its own a sketch has, and chooses the set that is compiled.
#pragma once

#include "activation_macros.h"

#if defined(CUSTOM_AF1)
#define THIMBLE_NN_CUSTOM1 1
#else
#define THIMBLE_NN_CUSTOM1 0
#endif
#if defined(CUSTOM_AF2)
#define THIMBLE_NN_CUSTOM2 1
#else
#define THIMBLE_NN_CUSTOM2 0
#endif
#if defined(CUSTOM_AF3)
#define THIMBLE_NN_CUSTOM3 1
#else
#define THIMBLE_NN_CUSTOM3 0
#endif
#if defined(CUSTOM_AF4)
#define THIMBLE_NN_CUSTOM4 1
#else
#define THIMBLE_NN_CUSTOM4 0
#endif
#if defined(CUSTOM_AF5)
#define THIMBLE_NN_CUSTOM5 1
#else
#define THIMBLE_NN_CUSTOM5 0
#endif
#define THIMBLE_NN_CUSTOMS                                                  \
  (THIMBLE_NN_CUSTOM1 | THIMBLE_NN_CUSTOM2 << 1 | THIMBLE_NN_CUSTOM3 << 2 | \
   THIMBLE_NN_CUSTOM4 << 3 | THIMBLE_NN_CUSTOM5 << 4)

#if defined(CUSTOM_DF1)
#define THIMBLE_NN_DERIVATIVE1 1
#else
#define THIMBLE_NN_DERIVATIVE1 0
#endif
#if defined(CUSTOM_DF2)
#define THIMBLE_NN_DERIVATIVE2 1
#else
#define THIMBLE_NN_DERIVATIVE2 0
#endif
#if defined(CUSTOM_DF3)
#define THIMBLE_NN_DERIVATIVE3 1
#else
#define THIMBLE_NN_DERIVATIVE3 0
#endif
#if defined(CUSTOM_DF4)
#define THIMBLE_NN_DERIVATIVE4 1
#else
#define THIMBLE_NN_DERIVATIVE4 0
#endif
#if defined(CUSTOM_DF5)
#define THIMBLE_NN_DERIVATIVE5 1
#else
#define THIMBLE_NN_DERIVATIVE5 0
#endif
#define THIMBLE_NN_DERIVATIVES                                                          \
  (THIMBLE_NN_DERIVATIVE1 | THIMBLE_NN_DERIVATIVE2 << 1 | THIMBLE_NN_DERIVATIVE3 << 2 | \
   THIMBLE_NN_DERIVATIVE4 << 3 | THIMBLE_NN_DERIVATIVE5 << 4)

// None of them means all 14 where layers choose, and Sigmoid where they do not.
#if THIMBLE_NN_PER_LAYER && THIMBLE_NN_DEFINED == 0 && THIMBLE_NN_CUSTOMS == 0
#define THIMBLE_NN_BUILT_IN 0x3FFF
#elif THIMBLE_NN_DEFINED == 0 && THIMBLE_NN_CUSTOMS == 0
#define THIMBLE_NN_BUILT_IN 1
#else
#define THIMBLE_NN_BUILT_IN THIMBLE_NN_DEFINED
#endif
#define THIMBLE_NN_FUNCTIONS (THIMBLE_NN_BUILT_IN | THIMBLE_NN_CUSTOMS * 0x4000)

#if !THIMBLE_NN_PER_LAYER && (THIMBLE_NN_FUNCTIONS & (THIMBLE_NN_FUNCTIONS - 1))
#error \
    "NeuralNetwork.h: several activations are defined: define one, or write \
#define ACTIVATION__PER_LAYER to choose one for each layer"
#endif
#if THIMBLE_NN_DERIVATIVES & ~THIMBLE_NN_CUSTOMS
#error "NeuralNetwork.h: a CUSTOM_DFn has no CUSTOM_AFn: write #define CUSTOM_AFn name"
#endif
