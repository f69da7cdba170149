// SPDX-License-Identifier: MIT
// Defines the types that a sketch knows by name, and what follows from several options.
#pragma once

#include "custom_macros.h"
#include "refusal_macros.h"

#if THIMBLE_NN_PROGMEM
#define IS_CONST const
#else
#define IS_CONST
#endif
#if THIMBLE_NN_DOUBLE
#define DFLOAT double
#define DFLOAT_LEN 15
#else
#define DFLOAT float
#define DFLOAT_LEN 7
#endif
#if THIMBLE_NN_INT16 || THIMBLE_NN_INT8
#define USE_INT_QUANTIZATION
#endif
#if THIMBLE_NN_INT16
#define IDFLOAT int16_t
#elif THIMBLE_NN_INT8
#define IDFLOAT int8_t
#else
#define IDFLOAT DFLOAT
#endif
// What the whole range of the integers stands for.
#if !defined(Q_FLOAT_RANGE)
#if THIMBLE_NN_INT16
#define Q_FLOAT_RANGE 200.0
#else
#define Q_FLOAT_RANGE 51.0
#endif
#endif

#if defined(USE_RNN__NB)
#define THIMBLE_NN_RNN 1
#else
#define THIMBLE_NN_RNN 0
#endif
#if defined(USE_GRU__NB)
#define THIMBLE_NN_GRU 1
#else
#define THIMBLE_NN_GRU 0
#endif
#if defined(USE_LSTM__NB)
#define THIMBLE_NN_LSTM 1
#else
#define THIMBLE_NN_LSTM 0
#endif
#if defined(USE_DENSE_RNN_PAIR__NB)
#define THIMBLE_NN_PAIR 1
#else
#define THIMBLE_NN_PAIR 0
#endif
#define THIMBLE_NN_RECURRENT \
  (THIMBLE_NN_RNN || THIMBLE_NN_GRU || THIMBLE_NN_LSTM || THIMBLE_NN_PAIR)
#if defined(NO_FORCED_WEIGHTS_LVL2)
#define THIMBLE_NN_UNIT_MAJOR 1
#else
#define THIMBLE_NN_UNIT_MAJOR 0
#endif
#if (THIMBLE_NN_GRU || THIMBLE_NN_LSTM) && (THIMBLE_NN_BUILT_IN & 0x40)
#error "NeuralNetwork.h: GRU and LSTM layers have no Softmax: remove #define Softmax"
#endif
#if THIMBLE_NN_PAIR && (THIMBLE_NN_EEPROM || THIMBLE_NN_FRAM)
#error \
    "NeuralNetwork.h: RNN and dense layers together run from RAM or PROGMEM: clear 0B10000000 in _2_OPTIMIZE and _3_OPTIMIZE"
#endif
// Many to one: the layers behind a number of steps.
#if !defined(DISABLE_SINGLE_TIMESTEP_THRESHOLD) && \
    (THIMBLE_NN_PAIR || defined(ENABLE_SINGLE_TIMESTEP_THRESHOLD))
#define THIMBLE_NN_THRESHOLD 1
#else
#define THIMBLE_NN_THRESHOLD 0
#endif
#if THIMBLE_NN_RNN + THIMBLE_NN_GRU + THIMBLE_NN_LSTM + THIMBLE_NN_PAIR > 1
#error \
    "NeuralNetwork.h: define one of USE_RNN__NB, USE_GRU__NB, USE_LSTM__NB and \
USE_DENSE_RNN_PAIR__NB"
#endif

// Training needs derivatives of f(x), parameters that can be written, and the outputs of
// all layers.
#if THIMBLE_NN_NO_TRAINING || THIMBLE_NN_PROGMEM || THIMBLE_NN_DELETE_OUTPUTS ||   \
    THIMBLE_NN_EEPROM || THIMBLE_NN_FRAM || THIMBLE_NN_INT16 || THIMBLE_NN_INT8 || \
    THIMBLE_NN_RECURRENT || (THIMBLE_NN_BUILT_IN & 0x3F00) ||                      \
    THIMBLE_NN_CUSTOMS != THIMBLE_NN_DERIVATIVES
#define THIMBLE_NN_TRAINS 0
#else
#define THIMBLE_NN_TRAINS 1
#endif
#if !THIMBLE_NN_TRAINS && !defined(NO_BACKPROP)
#define NO_BACKPROP
#endif

#if defined(BINARY_CROSS_ENTROPY)
#define THIMBLE_NN_BCE 1
#else
#define THIMBLE_NN_BCE 0
#endif
#if defined(CATEGORICAL_CROSS_ENTROPY)
#define THIMBLE_NN_CCE 1
#else
#define THIMBLE_NN_CCE 0
#endif
// The mean squared error is there unless another loss, or nobody, asks for it.
#if defined(MEAN_SQUARED_ERROR) || \
    !(THIMBLE_NN_DISABLE_MSE || THIMBLE_NN_BCE || THIMBLE_NN_CCE)
#define THIMBLE_NN_MSE 1
#else
#define THIMBLE_NN_MSE 0
#endif
