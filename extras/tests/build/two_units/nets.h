// The networks that both translation units use: both numbers, two storages, with a table.
// SPDX-License-Identifier: MIT
#pragma once

#include <Thimble.h>

namespace two_units {

using Small =
    thimble::Model<thimble::Float32, thimble::Flash, thimble::Input<2>,
                   thimble::Dense<2, thimble::Tanh>, thimble::Dense<1, thimble::Sigmoid>>;
THIMBLE_FLASH(static const float kSmall[]) = {0.5f, 1.0f, -1.0f, -0.5f, 1.0f,
                                              2.0f, 0.1f, 0.2f,  -0.3f};

using Tiny = thimble::Model<thimble::Int8<thimble::Native>, thimble::Ram,
                            thimble::Input<2>, thimble::Dense<1, thimble::ReLU>>;
// Shift 16 with a multiplier of 256: the sum divided by 256, then 128 below.
static const uint8_t kTiny[] = {16, 0, 0, 0, 0, 100, 0, 0, 100, 37, 0, 1};

struct Answers {
  float small;
  int8_t tiny;
};

inline Answers ask() {
  const float x[] = {0.25f, -0.75f};
  const int8_t q[] = {10, -20};
  Small small(thimble::in_flash(kSmall));
  Tiny tiny(thimble::in_ram(kTiny));
  Answers answers = {small.predict(x)[0], tiny.predict(q)[0]};
  return answers;
}

Answers ask_in_the_first_unit();

}  // namespace two_units
