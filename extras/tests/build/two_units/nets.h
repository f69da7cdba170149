// The networks that both translation units use: both numbers, two storages, with a table.
// SPDX-License-Identifier: MIT
#pragma once

#include <Thimble.h>
#include <thimble/train.h>

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

using Learning = thimble::Model<thimble::Float32, thimble::Ram, thimble::Input<2>,
                                thimble::Dense<2, thimble::GELU>, thimble::Dense<1>>;
using Whole =
    thimble::Model<thimble::Int16, thimble::Ram, thimble::Input<2>,
                   thimble::Dense<2, thimble::Tanh>, thimble::Dense<1, thimble::Sigmoid>>;

struct Answers {
  float small;
  int8_t tiny;
  float learnt;
  int16_t whole;
};

// What a network gives once it has learnt a sample.
template <class Net, class Loss, class Optimizer>
typename Net::Value learn(typename Optimizer::template Rule<typename Net::Value> rule,
                          const typename Net::Value* x,
                          const typename Net::Value* target) {
  typename Net::Value weights[Net::kParameterCount];
  Net net(weights);
  thimble::initialize(net, weights, 7);
  thimble::Trainer<Net, Loss, Optimizer> trainer(net, weights, rule);
  for (uint8_t i = 0; i < 3; ++i) trainer.fit(x, target);
  return net.predict(x)[0];
}

inline Answers ask() {
  const float x[] = {0.25f, -0.75f};
  const int8_t q[] = {10, -20};
  Small small(thimble::in_flash(kSmall));
  Tiny tiny(thimble::in_ram(kTiny));
  const int16_t whole[] = {1024, -3072}, target[] = {4096};
  const float one[] = {1};
  Answers answers = {
      small.predict(x)[0], tiny.predict(q)[0],
      learn<Learning, thimble::Huber<>, thimble::MiniBatch<2, thimble::Adam>>({0.01f}, x,
                                                                              one),
      learn<Whole, thimble::BinaryCrossEntropy, thimble::ShiftSgd<>>({2, 1}, whole,
                                                                     target)};
  return answers;
}

Answers ask_in_the_first_unit();

}  // namespace two_units
