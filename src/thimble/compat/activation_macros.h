// SPDX-License-Identifier: MIT
// Reads which activations a sketch has defined: each answer is 0 or 1.
//
// A sketch writes `#define Tanh`, which would erase the word from every header behind it;
// so each macro is removed as soon as it is read, and cleanup.h gives the word back.
#pragma once

#if defined(ACTIVATION__PER_LAYER)
#define THIMBLE_NN_PER_LAYER 1
#else
#define THIMBLE_NN_PER_LAYER 0
#endif

#if defined(Sigmoid)
#undef Sigmoid
#define THIMBLE_NN_SIGMOID 1
#else
#define THIMBLE_NN_SIGMOID 0
#endif
#if defined(Tanh)
#undef Tanh
#define THIMBLE_NN_TANH 1
#else
#define THIMBLE_NN_TANH 0
#endif
#if defined(ReLU)
#undef ReLU
#define THIMBLE_NN_RELU 1
#else
#define THIMBLE_NN_RELU 0
#endif
// The same function under the names of the versions before and after 3.1.
#if defined(LeakyELU) || defined(LeakyReLU)
#undef LeakyELU
#undef LeakyReLU
#define THIMBLE_NN_LEAKY 1
#else
#define THIMBLE_NN_LEAKY 0
#endif
#if defined(ELU)
#undef ELU
#define THIMBLE_NN_ELU 1
#else
#define THIMBLE_NN_ELU 0
#endif
#if defined(SELU)
#undef SELU
#define THIMBLE_NN_SELU 1
#else
#define THIMBLE_NN_SELU 0
#endif
#if defined(Softmax)
#undef Softmax
#define THIMBLE_NN_SOFTMAX 1
#else
#define THIMBLE_NN_SOFTMAX 0
#endif
#if defined(Identity)
#undef Identity
#define THIMBLE_NN_IDENTITY 1
#else
#define THIMBLE_NN_IDENTITY 0
#endif
#if defined(BinaryStep)
#undef BinaryStep
#define THIMBLE_NN_BINARY_STEP 1
#else
#define THIMBLE_NN_BINARY_STEP 0
#endif
#if defined(Softplus)
#undef Softplus
#define THIMBLE_NN_SOFTPLUS 1
#else
#define THIMBLE_NN_SOFTPLUS 0
#endif
#if defined(SiLU)
#undef SiLU
#define THIMBLE_NN_SILU 1
#else
#define THIMBLE_NN_SILU 0
#endif
#if defined(GELU)
#undef GELU
#define THIMBLE_NN_GELU 1
#else
#define THIMBLE_NN_GELU 0
#endif
#if defined(Mish)
#undef Mish
#define THIMBLE_NN_MISH 1
#else
#define THIMBLE_NN_MISH 0
#endif
#if defined(Gaussian)
#undef Gaussian
#define THIMBLE_NN_GAUSSIAN 1
#else
#define THIMBLE_NN_GAUSSIAN 0
#endif

// The functions as bits, in the order that numbers them; those of a sketch are bits 14 to
// 18.
#define THIMBLE_NN_DEFINED                                                            \
  (THIMBLE_NN_SIGMOID | THIMBLE_NN_TANH << 1 | THIMBLE_NN_RELU << 2 |                 \
   THIMBLE_NN_LEAKY << 3 | THIMBLE_NN_ELU << 4 | THIMBLE_NN_SELU << 5 |               \
   THIMBLE_NN_SOFTMAX << 6 | THIMBLE_NN_IDENTITY << 7 | THIMBLE_NN_BINARY_STEP << 8 | \
   THIMBLE_NN_SOFTPLUS << 9 | THIMBLE_NN_SILU << 10 | THIMBLE_NN_GELU << 11 |         \
   THIMBLE_NN_MISH << 12 | THIMBLE_NN_GAUSSIAN << 13)
