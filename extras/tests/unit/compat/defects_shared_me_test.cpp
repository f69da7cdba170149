// Defects of the old library that ours does not have: several networks with one pointer.
// SPDX-License-Identifier: MIT
#define _1_OPTIMIZE 0B00010000
#define _2_OPTIMIZE 0B00000010
#include <NeuralNetwork.h>

#include <string>
#include <vector>

#include "support/proof.h"

TEST(NeuralNetwork_me, D31_each_prints_its_own_weights) {
  thimble_test::Proof proof("defect");
  unsigned int sizes[2] = {1, 1};
  float first[1] = {1.5f}, second[1] = {-2}, biases[1] = {0.25f};
  NeuralNetwork a(sizes, first, biases, 2), b(sizes, second, biases, 2);
  const float x[1] = {1};
  delete[] b.FeedForward(x);
  testing::internal::CaptureStdout();
  a.print();
  const std::string text = testing::internal::GetCapturedStdout();
  EXPECT_TRUE(proof.check(text == "\r\n----------------------\r\n"
                                  "1x1| bias:0.2500000\r\n"
                                  "1  W: 1.5000000 \r\n"
                                  "----------------------\r\n"))
      << text;
  delete[] a.layers[0].outputs;
}

TEST(NeuralNetwork_me, D28_more_than_32767_weights) {
  thimble_test::Proof proof("defect");
  unsigned int sizes[2] = {300, 200};
  std::vector<float> weights(60000, 0.001f), x(300, 1);
  float biases[1] = {0};
  NeuralNetwork network(sizes, weights.data(), biases, 2);
  float* y = network.FeedForward(x.data());
  EXPECT_TRUE(proof.check(network.i_j == 60000));
  EXPECT_TRUE(proof.check(y[199] > 0.57f && y[199] < 0.58f));
  delete[] y;
}
