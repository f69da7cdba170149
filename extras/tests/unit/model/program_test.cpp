// SPDX-License-Identifier: MIT
// Models as a program uses them: arrays, Bound, several at once, two translation units.
#include <Thimble.h>
#include <gtest/gtest.h>

#include "program.h"

namespace {

using namespace thimble;

using Xor = program::Xor;
THIMBLE_FLASH(static const float kXor[]) = {-6, 4, 4, 2.6f, -6, -6, -4.4f, 8, 9};

TEST(Program, TheTruthTableOfXor) {
  Xor network(in_flash(kXor));
  for (int row = 0; row < 4; ++row) {
    const float x[2] = {static_cast<float>(row & 1), static_cast<float>(row >> 1)};
    const float y = network.predict(x)[0];
    EXPECT_EQ(y > 0.5f, row == 0 || row == 3) << row << ": " << y;
  }
}

TEST(Program, TakesArraysConstOrNotAndPointers) {
  Xor network(in_flash(kXor));
  const float constant[2] = {1, 0};
  float variable[2] = {1, 0};
  const float* pointer = constant;
  const float y = *network.predict(constant);
  EXPECT_EQ(*network.predict(variable), y);
  EXPECT_EQ(*network.predict(pointer), y);
  EXPECT_EQ(*network.predict(&variable[0]), y);
}

// The outputs of one model outlive the work of the other, and stay until its next call.
TEST(Program, TwoModelsKeepTheirOutputsApart) {
  static const uint8_t kTiny[] = {16, 0, 0, 0, 0, 100, 0, 0, 100, 37, 0, 1};
  using Tiny = Model<Int8<Native>, Ram, Input<2>, Dense<1, ReLU>>;
  Tiny tiny(kTiny);  // a plain array is Ram
  Xor first(in_flash(kXor)), second(in_flash(kXor));
  const float x[2] = {0, 1}, other[2] = {1, 1};
  const int8_t q[2] = {10, -20};
  const float* y = first.predict(x);
  const float kept = *y;
  const int8_t* z = tiny.predict(q);
  const float* w = second.predict(other);
  EXPECT_NE(y, w);
  EXPECT_EQ(*y, kept);
  EXPECT_NE(*y, *w);
  EXPECT_EQ(*z, -27);  // floor((25600 + 10 * 100 - 20 * 37) * 256 / 65536) - 128
  static_assert(Tiny::kOutputs == 1 && Tiny::kInputs == 2, "");
}

THIMBLE_FLASH(static const uint8_t kTinyBytes[]) = {16, 0, 0,   0,  0, 100,
                                                    0,  0, 100, 37, 0, 1};
struct Place {
  using Network = thimble::Network<Int8<Native>, Input<2>, Dense<1, ReLU>>;
  static FlashArray<uint8_t, sizeof(kTinyBytes)> array() { return in_flash(kTinyBytes); }
};

TEST(Program, BoundParametersTakeNoRam) {
  using Tiny = Model<Int8<Native>, Bound<Place>, Input<2>, Dense<1, ReLU>>;
  static_assert(sizeof(Tiny) == 1 && Tiny::kRamBytes == 1, "the output and nothing else");
  static Tiny tiny;
  const int8_t q[2] = {10, -20};
  EXPECT_EQ(*tiny.predict(q), -27);
  using Pushed = Model<Int8<Native>, Bound<Place>, PushedInput<2>, Dense<1, ReLU>>;
  Pushed pushed;
  EXPECT_EQ(*pushed.predict(q), -27);
}

TEST(Program, ARoundOfPushesCanBeStartedAgain) {
  using Pushed = Model<Int8<Native>, Bound<Place>, PushedInput<2>, Dense<1, ReLU>>;
  Pushed model;
  model.begin();
  model.push(77);
  for (int round = 0; round < 2; ++round) {
    model.begin();
    model.push(10);
    model.push(-20);
    EXPECT_EQ(*model.finish(), -27);
  }
}

TEST(Program, TwoTranslationUnitsAgree) {
  Xor network(in_flash(kXor));
  const float x[2] = {0.25f, 0.75f};
  EXPECT_EQ(*network.predict(x), program::ask_the_other_unit(network, x));
}

}  // namespace
