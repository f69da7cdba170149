// The options of NeuralNetwork.h: flat weights, a bias for each unit, all functions and
// one of its own. SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00010000
#define _2_OPTIMIZE 0B00100000
#define ACTIVATION__PER_LAYER
#define Sigmoid
#define Tanh
#define ReLU
#define LeakyELU
#define ELU
#define SELU
#define Softmax
#define Identity
#define BinaryStep
#define Softplus
#define SiLU
#define GELU
#define Mish
#define Gaussian
#define CUSTOM_AF1 triple_and_one  // a comment behind the name
#define USES_CUSTOM

#define OPTIONS NeuralNetwork_flat
#include "support/neural_network_cases.h"
