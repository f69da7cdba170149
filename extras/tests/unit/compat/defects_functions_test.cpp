// Defects of the old library that ours does not have: activations and their numbers.
// SPDX-License-Identifier: MIT
#define ACTIVATION__PER_LAYER
#define _2_OPTIMIZE 0B01000000
#include <NeuralNetwork.h>

#include <cmath>

#include "support/proof.h"

namespace {

using thimble::compat::Status;

// f(x) through a network of one weight.
float through(uint8_t number, float x, Status* status = nullptr) {
  unsigned int sizes[2] = {1, 1};
  float weight[1] = {1};
  NeuralNetwork network(sizes, weight, 2, &number);
  float* y = network.FeedForward(&x);
  const float result = y[0];
  if (status != nullptr) *status = network.status();
  delete[] y;
  return result;
}
bool close(double a, double b) { return std::abs(a - b) < 1e-6 * (1 + std::abs(b)); }

TEST(NeuralNetwork_functions, D12_D44_an_index_that_no_function_has_is_refused) {
  thimble_test::Proof proof("defect");
  Status status;
  for (int number = 0; number < 256; ++number) {
    const float y = through(static_cast<uint8_t>(number), 0.5f, &status);
    EXPECT_TRUE(proof.check((status == Status::kOk) == (number < 14)));
    EXPECT_TRUE(proof.check(std::isfinite(y)));
  }
}

TEST(NeuralNetwork_functions, D12_layers_that_choose_have_to) {
  thimble_test::Proof proof("defect");
  unsigned int sizes[2] = {1, 1};
  float weight[1] = {1};
  const float x = 1;
  NeuralNetwork network(sizes, weight, 2);
  EXPECT_TRUE(proof.check(network.status() == Status::kUnknownActivation));
  EXPECT_TRUE(proof.check(network.FeedForward(&x) == nullptr));
}

TEST(NeuralNetwork_functions, D15_gelu_is_that_of_keras) {
  thimble_test::Proof proof("defect");
  for (float x = -6; x <= 6; x += 0.25f) {
    const double right = x / 2 * std::erfc(-x / std::sqrt(2.0));
    EXPECT_TRUE(proof.check(close(through(Idx_GELU, x), right))) << x;
  }
}

TEST(NeuralNetwork_functions, D16_selu_has_its_lambda) {
  thimble_test::Proof proof("defect");
  EXPECT_TRUE(proof.check(close(through(Idx_SELU, 2), 2.1014019747)));
  EXPECT_TRUE(proof.check(close(through(Idx_SELU, -1), -1.1113307378)));
}

TEST(NeuralNetwork_functions, D17_every_function_is_finite_where_it_should_be) {
  thimble_test::Proof proof("defect");
  for (float x : {45.f, 89.f, 1000.f, 1e30f}) {
    EXPECT_TRUE(proof.check(through(Idx_Tanh, x) == 1 && through(Idx_Tanh, -x) == -1));
    EXPECT_TRUE(proof.check(through(Idx_Mish, x) == x));
    EXPECT_TRUE(proof.check(through(Idx_Softplus, x) == x));
    for (uint8_t number :
         std::initializer_list<uint8_t>{Idx_Mish, Idx_Softplus, Idx_SiLU, Idx_GELU}) {
      EXPECT_TRUE(proof.check(std::abs(through(number, -x)) < 1e-17f)) << x;
    }
  }
}

TEST(NeuralNetwork_functions, D19_all_functions_together_are_right) {
  thimble_test::Proof proof("defect");
  EXPECT_TRUE(proof.check(close(through(Idx_Sigmoid, 1), 0.7310585786)));
  unsigned int sizes[3] = {2, 2, 3};
  float weights[10] = {1, 2, 3, 4, 500, 6, 7, 8, 9, 1};
  uint8_t functions[2] = {Idx_Sigmoid, Idx_Softmax};
  NeuralNetwork network(sizes, weights, 3, functions);
  const float x[2] = {.5f, -1};
  float* y = network.FeedForward(x);
  EXPECT_TRUE(proof.check(close(y[0] + y[1] + y[2], 1)));
  const double s = 1 / (1 + std::exp(1.5));
  EXPECT_TRUE(proof.check(close(network.layers[0].outputs[0], s)));
  delete[] y;
}

}  // namespace
