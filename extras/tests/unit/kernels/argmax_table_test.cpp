// SPDX-License-Identifier: MIT
// Tests of kernels/argmax.h and kernels/table.h.
#include <Thimble.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "support/random.h"

namespace {

using thimble::argmax;
using thimble_test::Random;

TEST(ArgMax, IsTheFirstOfTheLargest) {
  const int8_t alike[] = {3, 7, 7, -2, 7};
  EXPECT_EQ(argmax(alike, 5), 1);
  EXPECT_EQ(argmax(alike, 1), 0);
  const float falling[] = {-1.0f, -2.0f, -3.0f};
  EXPECT_EQ(argmax(falling, 3), 0);
}

TEST(ArgMax, AgreesWithTheStandardLibrary) {
  Random random(40);
  for (int i = 0; i < 2000; ++i) {
    std::vector<int8_t> y(1 + random.below(40));
    for (int8_t& value : y) value = random.byte();
    EXPECT_EQ(argmax(y.data(), static_cast<uint16_t>(y.size())),
              std::max_element(y.begin(), y.end()) - y.begin());
  }
}

TEST(ArgMax, OfMoreThan256Values) {
  std::vector<double> y(1000, 0.0);
  y[777] = 1e-9;
  EXPECT_EQ(argmax(y.data(), 1000), 777);
}

TEST(Table, ReplacesEachValueByItsEntry) {
  std::vector<int8_t> table;
  Random random(41);
  for (int i = 0; i < 256; ++i) table.push_back(random.byte());
  std::vector<int8_t> y;
  for (int q = -128; q < 128; ++q) y.push_back(static_cast<int8_t>(q));
  const thimble::Ram::Reader reader(table.data());
  thimble::kernels::look_up(reader, y.data(), 256);
  for (int q = -128; q < 128; ++q) {
    EXPECT_EQ(y[static_cast<size_t>(q + 128)], table[static_cast<size_t>(q & 255)]) << q;
  }
}

}  // namespace
