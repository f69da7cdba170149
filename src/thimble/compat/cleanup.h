// SPDX-License-Identifier: MIT
// Leaves only the macros behind that a sketch may ask for.

// The activations that it defined are words again, and defined.
#if defined(THIMBLE_NN_SIGMOID)
#if THIMBLE_NN_SIGMOID && !defined(Sigmoid)
#define Sigmoid Sigmoid
#endif
#endif
#if defined(THIMBLE_NN_TANH)
#if THIMBLE_NN_TANH && !defined(Tanh)
#define Tanh Tanh
#endif
#endif
#if defined(THIMBLE_NN_RELU)
#if THIMBLE_NN_RELU && !defined(ReLU)
#define ReLU ReLU
#endif
#endif
#if defined(THIMBLE_NN_LEAKY)
#if THIMBLE_NN_LEAKY && !defined(LeakyELU)
#define LeakyELU LeakyELU
#endif
#endif
#if defined(THIMBLE_NN_LEAKY)
#if THIMBLE_NN_LEAKY && !defined(LeakyReLU)
#define LeakyReLU LeakyReLU
#endif
#endif
#if defined(THIMBLE_NN_ELU)
#if THIMBLE_NN_ELU && !defined(ELU)
#define ELU ELU
#endif
#endif
#if defined(THIMBLE_NN_SELU)
#if THIMBLE_NN_SELU && !defined(SELU)
#define SELU SELU
#endif
#endif
#if defined(THIMBLE_NN_SOFTMAX)
#if THIMBLE_NN_SOFTMAX && !defined(Softmax)
#define Softmax Softmax
#endif
#endif
#if defined(THIMBLE_NN_IDENTITY)
#if THIMBLE_NN_IDENTITY && !defined(Identity)
#define Identity Identity
#endif
#endif
#if defined(THIMBLE_NN_BINARY_STEP)
#if THIMBLE_NN_BINARY_STEP && !defined(BinaryStep)
#define BinaryStep BinaryStep
#endif
#endif
#if defined(THIMBLE_NN_SOFTPLUS)
#if THIMBLE_NN_SOFTPLUS && !defined(Softplus)
#define Softplus Softplus
#endif
#endif
#if defined(THIMBLE_NN_SILU)
#if THIMBLE_NN_SILU && !defined(SiLU)
#define SiLU SiLU
#endif
#endif
#if defined(THIMBLE_NN_GELU)
#if THIMBLE_NN_GELU && !defined(GELU)
#define GELU GELU
#endif
#endif
#if defined(THIMBLE_NN_MISH)
#if THIMBLE_NN_MISH && !defined(Mish)
#define Mish Mish
#endif
#endif
#if defined(THIMBLE_NN_GAUSSIAN)
#if THIMBLE_NN_GAUSSIAN && !defined(Gaussian)
#define Gaussian Gaussian
#endif
#endif

#undef THIMBLE_NN_ANY_FILE
#undef THIMBLE_NN_ARDUINO
#undef THIMBLE_NN_BCE
#undef THIMBLE_NN_BINARY_STEP
#undef THIMBLE_NN_BITS1
#undef THIMBLE_NN_BITS2
#undef THIMBLE_NN_BITS3
#undef THIMBLE_NN_BITS4
#undef THIMBLE_NN_BUILT_IN
#undef THIMBLE_NN_CCE
#undef THIMBLE_NN_CLIMB
#undef THIMBLE_NN_CLIMB_GIVEN
#undef THIMBLE_NN_CLIMB_RATES
#undef THIMBLE_NN_COMPUTED_BY
#undef THIMBLE_NN_CUSTOM1
#undef THIMBLE_NN_CUSTOM2
#undef THIMBLE_NN_CUSTOM3
#undef THIMBLE_NN_CUSTOM4
#undef THIMBLE_NN_CUSTOM5
#undef THIMBLE_NN_CUSTOMS
#undef THIMBLE_NN_DEFINED
#undef THIMBLE_NN_DELETE_OUTPUTS
#undef THIMBLE_NN_DERIVATIVE1
#undef THIMBLE_NN_DERIVATIVE2
#undef THIMBLE_NN_DERIVATIVE3
#undef THIMBLE_NN_DERIVATIVE4
#undef THIMBLE_NN_DERIVATIVE5
#undef THIMBLE_NN_DERIVATIVES
#undef THIMBLE_NN_DISABLE_MSE
#undef THIMBLE_NN_DOUBLE
#undef THIMBLE_NN_EEPROM
#undef THIMBLE_NN_ELU
#undef THIMBLE_NN_FLAT_WEIGHTS
#undef THIMBLE_NN_FRAM
#undef THIMBLE_NN_FUNCTIONS
#undef THIMBLE_NN_GAUSSIAN
#undef THIMBLE_NN_GELU
#undef THIMBLE_NN_GRU
#undef THIMBLE_NN_IDENTITY
#undef THIMBLE_NN_INT16
#undef THIMBLE_NN_INT8
#undef THIMBLE_NN_JOIN
#undef THIMBLE_NN_JOIN_NOW
#undef THIMBLE_NN_LEAKY
#undef THIMBLE_NN_LSTM
#undef THIMBLE_NN_MISH
#undef THIMBLE_NN_MSE
#undef THIMBLE_NN_NO_BIAS
#undef THIMBLE_NN_NO_TRAINING
#undef THIMBLE_NN_PAIR
#undef THIMBLE_NN_PER_LAYER
#undef THIMBLE_NN_PROGMEM
#undef THIMBLE_NN_RECURRENT
#undef THIMBLE_NN_RELU
#undef THIMBLE_NN_RNN
#undef THIMBLE_NN_SAVES_EEPROM
#undef THIMBLE_NN_SAVES_FRAM
#undef THIMBLE_NN_SD
#undef THIMBLE_NN_SELU
#undef THIMBLE_NN_SIGMOID
#undef THIMBLE_NN_SILU
#undef THIMBLE_NN_SOFTMAX
#undef THIMBLE_NN_SOFTPLUS
#undef THIMBLE_NN_SPACE
#undef THIMBLE_NN_SPELL
#undef THIMBLE_NN_SPELL_NOW
#undef THIMBLE_NN_STATIC_ME
#undef THIMBLE_NN_STATIC_ME_OF_MANY
#undef THIMBLE_NN_STORED_AS
#undef THIMBLE_NN_TANH
#undef THIMBLE_NN_TEXT
#undef THIMBLE_NN_THRESHOLD
#undef THIMBLE_NN_TRAINS
#undef THIMBLE_NN_UNIT_BIAS
